import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository's folder. */
export const root = resolve(import.meta.dirname, '../..');

/** Path of a file of an installed package. */
export function packageFile(name: string, path: string): string {
  return join(root, 'node_modules', name, path);
}

/** Version of an installed package, or of this repository's own, which is `.`. */
export function readVersion(name: string): string {
  const path = name === '.' ? join(root, 'package.json') : packageFile(name, 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
