import { basename, resolve } from 'node:path';

/**
 * Folder of the package: holds `src`, `public`, `docs` and `astro.config.mjs`. The program runs from `src` in the repository, and from `lib`, bundled, in an
 * installed package; both lie directly below it.
 */
export const packageRoot = resolve(import.meta.dirname, '..');

/** A module of the program that a worker thread runs, by its path in `src` without extension. */
export function programModule(path: string): URL {
  const isBundled = basename(import.meta.dirname) === 'lib';
  return new URL(isBundled ? `./${basename(path)}.js` : `./${path}.ts`, import.meta.url);
}
