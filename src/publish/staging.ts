import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { OutputFile } from './output-file.ts';
import type { WrittenFile } from './site-memory.ts';

/** A folder beside the output folder in which a whole site is made. */
export interface Staging {
  readonly folder: string;
  /** Reserves a path for one writer and returns it. Throws when the path leaves the folder or is taken, in any case or Unicode form. */
  readonly claim: (path: string) => string;
  /** Claims and writes. */
  readonly write: (file: OutputFile) => WrittenFile;
  /** Claims paths of files that stand in the site and are to stand in the next one as they are. */
  readonly reuse: (paths: readonly string[]) => void;
  /** Claimed paths, sorted. */
  readonly paths: () => readonly string[];
  readonly remove: () => void;
}

/** Makes an empty staging folder. */
export function openStaging(folder: string): Staging {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const claimed = new Map<string, string>();
  let sorted: string[] | undefined;
  const claim = (path: string): string => {
    assertInside(path);
    // Nearly all paths are plain already.
    const key = /^[\u0020-\u0040\u005B-\u007F]*$/u.test(path) ? path : path.normalize('NFC').toLowerCase();
    const other = claimed.get(key);
    if (other !== undefined) throw new Error(`Two writers of one output file: ${other} and ${path}`);
    claimed.set(key, path);
    sorted = undefined;
    return path;
  };
  return {
    folder,
    claim,
    write: (file) => writeInside(folder, { ...file, path: claim(file.path) }),
    reuse: (paths) => paths.forEach(claim),
    paths: () => (sorted ??= [...claimed.values()].sort()),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes one claimed file; its folders are made. Fails rather than write a file twice. */
export function writeInside(folder: string, file: OutputFile): WrittenFile {
  const bytes = typeof file.bytes === 'string' ? Buffer.from(file.bytes) : file.bytes;
  makeFile(join(folder, file.path), (path) => writeFileSync(path, bytes, { flag: 'wx' }));
  return [file.path, hash('sha256', bytes, 'hex'), bytes.length];
}

/**
 * Fills a new staging folder with files of the site that are to stay. They are links to the same bytes, or copies where the file system
 * has no links: nothing in a site is ever written to, only replaced.
 */
export function linkFiles(from: string, to: string, paths: readonly string[]): void {
  for (const path of paths) makeFile(join(to, path), (target) => linkOrCopy(join(from, path), target));
}

/** Takes files away, and folders that are empty then. */
export function removeFiles(folder: string, paths: readonly string[]): void {
  for (const path of paths) {
    unlinkSync(join(folder, path));
    for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) if (!isRemoved(join(folder, parent))) break;
  }
}

/** Makes the mirror of the site the staging folder of the next one. Undefined when there is none. */
export function takeMirror(mirror: string, staging: Staging): boolean {
  if (!existsSync(mirror)) return false;
  rmSync(staging.folder, { recursive: true, force: true });
  renameSync(mirror, staging.folder);
  return true;
}

function makeFile(path: string, make: (path: string) => void): void {
  try {
    make(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    make(path);
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!['EPERM', 'EMLINK', 'ENOTSUP', 'EXDEV', 'ENOSYS', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    copyFileSync(from, to);
  }
}

function isRemoved(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Segments that every file system takes as they are and that no server treats apart. */
function assertInside(path: string): void {
  const segments = path.split('/');
  const isBad = segments.some((segment) => segment === '' || segment === '.' || segment === '..' || /[\\:\p{Cc}]/u.test(segment));
  if (isBad) throw new Error(`Not a path inside the output folder: ${JSON.stringify(path)}`);
}
