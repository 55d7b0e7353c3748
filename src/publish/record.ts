import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** The file that says what a folder of ours holds; see `manifest.ts`. */
export const RECORD = 'manifest.json';

/** What version 0.1 wrote in its place. */
const FORMER_RECORD = 'build.json';

/** Whether Throughline wrote the site in a folder. Other programs have a `manifest.json` too, so its first words decide. */
export function holdsRecord(folder: string): boolean {
  return [RECORD, FORMER_RECORD].some((name) => /^\s*\{\s*"generator":\s*"Throughline"/u.test(readStart(join(folder, name))));
}

/** The shard of a site that a folder holds; undefined for a whole site, and for anything else. */
export function findShardName(folder: string): string | undefined {
  const start = readStart(join(folder, RECORD), HEAD);
  return /^ {2}"shard": \{"name":"([^"]+)"/mu.exec(start)?.[1];
}

/** All that precedes the list of files is shorter, in bytes. */
const HEAD = 4096;

function readStart(path: string, length = 256): string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(length);
      return bytes.toString('utf8', 0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
