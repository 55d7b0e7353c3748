import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputFile } from './output-file.ts';

/** A folder beside the output folder in which a whole site is made. */
export interface Staging {
  readonly folder: string;
  /** Reserves a path for one writer and returns it. Throws when the path leaves the folder or is taken, in any case or Unicode form. */
  readonly claim: (path: string) => string;
  /** Claims and writes. */
  readonly write: (file: OutputFile) => void;
  /** Claimed paths, sorted. */
  readonly paths: () => readonly string[];
  /** Number and size of the written files. */
  readonly measure: () => { readonly files: number; readonly bytes: number };
  readonly remove: () => void;
}

/** Makes an empty staging folder. */
export function openStaging(folder: string): Staging {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const claimed = new Map<string, string>();
  const claim = (path: string): string => {
    assertInside(path);
    const key = path.normalize('NFC').toLowerCase();
    const other = claimed.get(key);
    if (other !== undefined) throw new Error(`Two writers of one output file: ${other} and ${path}`);
    claimed.set(key, path);
    return path;
  };
  return {
    folder,
    claim,
    write: (file) => writeInside(folder, { ...file, path: claim(file.path) }),
    paths: () => [...claimed.values()].sort(),
    measure: () => ({
      files: claimed.size,
      bytes: [...claimed.values()].reduce((sum, path) => sum + statSync(join(folder, path)).size, 0),
    }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes one claimed file; its folders are made. Fails rather than write a file twice. */
export function writeInside(folder: string, file: OutputFile): void {
  const path = join(folder, file.path);
  try {
    writeFileSync(path, file.bytes, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.bytes, { flag: 'wx' });
  }
}

/** Segments that every file system takes as they are and that no server treats apart. */
function assertInside(path: string): void {
  const segments = path.split('/');
  const isBad = segments.some((segment) => segment === '' || segment === '.' || segment === '..' || /[\\:\p{Cc}]/u.test(segment));
  if (isBad) throw new Error(`Not a path inside the output folder: ${JSON.stringify(path)}`);
}
