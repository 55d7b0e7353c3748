import { basename, dirname } from 'node:path';
import { writeNewFiles } from './write-new-files.ts';

/** Writes a file that must not exist yet; returns whether it did not. The file appears whole or not at all. */
export function writeNewFile(path: string, text: string): boolean {
  return writeNewFiles(dirname(path), [{ path: basename(path), bytes: new TextEncoder().encode(text) }]) === undefined;
}
