import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listFiles } from './folders.ts';

/**
 * Every file of a site with its name, packed ones unpacked, in lower case. Simpler than the scan of the build and apart from
 * it, so that one checks the other: to be searched for single words that need no decoding.
 */
export function readOutput(out: string): Record<string, string> {
  return Object.fromEntries(
    listFiles(out).map((path) => {
      const bytes = readFileSync(join(out, path));
      const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
      return [path, `${path}\n${text.toString('utf8')}`.toLowerCase()];
    }),
  );
}

/** Files in which a word stands. */
export function findWord(out: string, word: string): string[] {
  return Object.entries(readOutput(out)).flatMap(([path, text]) => (text.includes(word.toLowerCase()) ? [path] : []));
}
