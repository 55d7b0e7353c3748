import { lstatSync, readFileSync, readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { ContentTree, TreeEntry } from '../model.ts';

/** The content folder is not there, or is not a folder. */
export class ContentFolderMissing extends Error {
  override readonly name = 'ContentFolderMissing';
}

/** Lists every entry below a content folder. Symbolic links are listed, never followed; nothing is opened before `read`. */
export function readTree(folder: string): ContentTree {
  assertFolder(folder);
  return { entries: [...walk(folder, '')] };
}

/** The entries that lie in a content folder itself: the publication's record is among them. */
export function readTopLevel(folder: string): ContentTree {
  assertFolder(folder);
  const entries = readdirSync(folder, { withFileTypes: true });
  return { entries: entries.flatMap((entry) => (entry.isDirectory() ? [] : [toEntry(folder, entry.name, entry)])) };
}

/** What a listing of the whole folder would find at a path, or below it: nothing when it is gone or hidden. */
export function readBelow(folder: string, path: string): TreeEntry[] {
  const stat = findStat(folder, path);
  if (stat?.isDirectory() === true) return isHidden(path.slice(path.lastIndexOf('/') + 1)) ? [] : [...walk(folder, path)];
  return stat === undefined ? [] : [toEntry(folder, path, stat)];
}

/** What a listing of the whole folder would have at a path, without listing anything; nothing for a folder. */
export function readEntry(folder: string, path: string): TreeEntry | undefined {
  const stat = findStat(folder, path);
  return stat === undefined || stat.isDirectory() ? undefined : toEntry(folder, path, stat);
}

/** Whatever lies at a path whose parents are folders that a listing enters. */
function findStat(folder: string, path: string): Stats | undefined {
  const parents = path.split('/').slice(0, -1);
  const isFolder = (below: string): boolean => lstatSync(join(folder, below), { throwIfNoEntry: false })?.isDirectory() === true;
  if (parents.some((parent, index) => isHidden(parent) || !isFolder(parents.slice(0, index + 1).join('/')))) return undefined;
  return lstatSync(join(folder, path), { throwIfNoEntry: false });
}

function assertFolder(folder: string): void {
  const root = statSync(folder, { throwIfNoEntry: false });
  if (root?.isDirectory() !== true) throw new ContentFolderMissing(`Unexpected content folder \`${folder}\`, expected an existing folder`);
}

function* walk(root: string, below: string): Generator<TreeEntry> {
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && !isHidden(entry.name)) yield* walk(root, path);
    else if (!entry.isDirectory()) yield toEntry(root, path, entry);
  }
}

function toEntry(root: string, path: string, entry: Pick<Dirent, 'isFile' | 'isSymbolicLink'>): TreeEntry {
  const type = entry.isSymbolicLink() ? 'symlink' : entry.isFile() ? 'file' : 'other';
  const full = `${root}/${path}`;
  const read = (): Uint8Array => readFileSync(full);
  const stat = type === 'file' ? lstatSync(full, { throwIfNoEntry: false }) : undefined;
  if (stat === undefined) return { path, type, size: 0, read };
  // The time of the last change of any kind comes first: a store must know how fresh the mark is.
  return { path, type, size: stat.size, mark: `${stat.ctimeMs} ${stat.mtimeMs} ${stat.size} ${stat.ino}`, read };
}

/** Editors and operating systems leave hidden files; they are no content. */
const isHidden = (name: string): boolean => name.startsWith('.');
