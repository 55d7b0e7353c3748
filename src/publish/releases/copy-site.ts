import { constants, copyFileSync, linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Manifest } from '../manifest.ts';
import { RECORD } from '../record.ts';

export interface SiteCopy {
  readonly from: string;
  /** Must not exist. */
  readonly to: string;
  readonly files: Manifest['files'];
  /** A release that stands already: its files are linked where they have the same bytes, which saves their space. */
  readonly twin: { readonly path: string; readonly files: Manifest['files'] } | undefined;
  readonly onDone: (done: number) => void;
}

/** Signals are heard and progress is shown between so many files. */
const batchSize = 200;

/**
 * Copies the files of a site and its manifest. The site's own files are never linked: whoever builds over them would change
 * the release. Where the file system can, a copy shares its blocks until one of the two is written.
 */
export async function copySite({ from, to, files, twin, onDone }: SiteCopy): Promise<void> {
  mkdirSync(to, { recursive: true });
  const made = new Set<string>(['.']);
  let done = 0;
  for (const [path, sha256] of files) {
    makeFolder(to, dirname(path), made);
    if (twin?.files.get(path) !== sha256 || !hasLinked(join(twin.path, path), join(to, path))) copyFile(join(from, path), join(to, path));
    done += 1;
    if (done % batchSize === 0) {
      onDone(done);
      await setImmediate();
    }
  }
  copyFile(join(from, RECORD), join(to, RECORD));
}

function makeFolder(root: string, folder: string, made: Set<string>): void {
  if (made.has(folder)) return;
  mkdirSync(join(root, folder), { recursive: true });
  made.add(folder);
}

function copyFile(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
}

/** Some file systems have no links, and all have a limit to those of one file; then a copy will do. */
function hasLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}
