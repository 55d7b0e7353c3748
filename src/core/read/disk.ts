import { lstatSync, readFileSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { ContentTree, TreeEntry } from '../model.ts';

/** The content folder is not there, or is not a folder. */
export class ContentFolderMissing extends Error {
  override readonly name = 'ContentFolderMissing';
}

/** Lists every entry below a content folder. Symbolic links are listed, never followed; nothing is opened before `read`. */
export function readTree(folder: string): ContentTree {
  const root = statSync(folder, { throwIfNoEntry: false });
  if (root?.isDirectory() !== true) throw new ContentFolderMissing(`Unexpected content folder \`${folder}\`, expected an existing folder`);
  return { entries: [...walk(folder, '')] };
}

function* walk(root: string, below: string): Generator<TreeEntry> {
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && !isHidden(entry.name)) yield* walk(root, path);
    else if (!entry.isDirectory()) yield toEntry(root, path, entry);
  }
}

function toEntry(root: string, path: string, entry: Dirent): TreeEntry {
  const type = entry.isSymbolicLink() ? 'symlink' : entry.isFile() ? 'file' : 'other';
  const full = join(root, path);
  const size = type === 'file' ? (lstatSync(full, { throwIfNoEntry: false })?.size ?? 0) : 0;
  return { path, type, size, read: () => readFileSync(full) };
}

/** Editors and operating systems leave hidden files; they are no content. */
const isHidden = (name: string): boolean => name.startsWith('.');
