import { posix } from 'node:path';
import type { TreeEntry } from '../../core/model.ts';
import { foldName } from '../../core/text/fold.ts';
import { decodeLoosely } from '../decode-loosely.ts';
import type { Draft } from '../draft.ts';
import type { Surroundings } from '../plan/plan.ts';
import { PICTURE, showSize } from '../sizes.ts';
import { isAbsolute, pathOnSite } from './path-on-site.ts';

/** Where pictures are looked for. Only what it has is opened: nothing outside, and no symbolic link. */
export interface PictureFiles {
  readonly findPath: (path: string) => TreeEntry | undefined;
  /** For names without a path, as Obsidian writes them. */
  readonly findName: (name: string) => TreeEntry | undefined;
  /** Folders within which addresses that begin with a slash are looked up, the first first. */
  readonly roots: readonly string[];
  /** The site's own address, whose pictures the folder may hold; empty where it is not known. */
  readonly site: string;
}

/** Pictures of a folder that is listed as a whole, whatever the capitals of their names. */
export function listPictures(entries: readonly TreeEntry[]): Pick<PictureFiles, 'findPath' | 'findName'> {
  const byPath = new Map(entries.map((entry) => [foldName(entry.path), entry]));
  const byName = new Map(entries.toReversed().map((entry) => [foldName(posix.basename(entry.path)), entry]));
  return { findPath: (path) => byPath.get(foldName(path)), findName: (name) => byName.get(foldName(name)) };
}

/** Finds the files that pictures' addresses name, and reads them while all of them are not too large together. */
export function makePictureFinder(files: PictureFiles): Surroundings['findPicture'] {
  const held = new Map<string, Uint8Array>();
  let sum = 0;
  return (address, draft) => {
    const entry = findEntry(address, draft, files);
    const shown = `\`${decodeLoosely(address.replace(/^page:/u, ''))}\``;
    if (entry === undefined) return { why: `${shown}, which is not in the folder` };
    const name = posix.basename(entry.path);
    const known = held.get(entry.path);
    if (known !== undefined) return { name, bytes: known };
    if (entry.type !== 'file') return { why: `${shown}, a symbolic link or device, which is not opened` };
    if (entry.size > PICTURE.most) return { why: `${shown}, which has over ${showSize(PICTURE.most)}` };
    if (sum + entry.size > PICTURE.mostInAll)
      return { why: `${shown}, since the pictures before it have ${showSize(PICTURE.mostInAll)} together; import the folder in parts` };
    try {
      const bytes = entry.read();
      held.set(entry.path, bytes);
      sum += entry.size;
      return { name, bytes };
    } catch {
      return { why: `${shown}, which cannot be read` };
    }
  };
}

function findEntry(address: string, draft: Draft, files: PictureFiles): TreeEntry | undefined {
  for (const path of listPaths(address, draft, files)) {
    const entry = files.findPath(path);
    if (entry !== undefined) return entry;
  }
  return address.startsWith('page:') ? files.findName(posix.basename(decodeLoosely(address.slice(5)))) : undefined;
}

/** Paths within the folder that an address may mean, the likeliest first. */
function listPaths(address: string, { source }: Draft, { roots, site }: PictureFiles): string[] {
  const own = address.startsWith('page:') ? address.slice(5) : isAbsolute(address) ? pathOnSite(address, site) : address;
  if (own === undefined) return [];
  const path = decodeLoosely(own.split(/[?#]/u)[0] ?? '');
  const fromRoots = roots.map((root) => posix.join(root, path));
  const relative = [posix.join(posix.dirname(source), path), posix.join(source.replace(/\.\w+$/u, ''), path)];
  return (path.startsWith('/') ? fromRoots : [...relative, ...fromRoots]).map((each) => each.replace(/^\/+/u, ''));
}
