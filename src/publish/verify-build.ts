import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';
import type { BuildOptions } from './build-options.ts';
import { type Collaborators, collaborators } from './collaborators.ts';

/** A file in which a site is not what a clean build makes. `extra` is one that a clean build does not make. */
export interface Difference {
  readonly path: string;
  readonly kind: 'changed' | 'missing' | 'extra';
}

/**
 * Builds the content once more from nothing, into a temporary folder that goes afterwards, and compares the site in `out` with it byte
 * for byte. Of the cache only the compiled renderer is used again. The site is left as it is. Throws what `build` throws, and when the
 * content has errors.
 */
export async function verifyBuild(options: BuildOptions, parts: Collaborators = collaborators): Promise<readonly Difference[]> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-verify-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const unguard = options.guard?.(remove);
  try {
    const clean = join(folder, 'site');
    const result = await build({ ...options, out: clean, cache: join(folder, 'cache') }, keepRenderer(parts, options.cache));
    if (!result.ok) throw new Error('The content got errors while the build was verified');
    return compareFolders(clean, options.out);
  } finally {
    unguard?.();
    remove();
  }
}

/** How the files of a folder differ from those expected, sorted by path. */
export function compareFolders(expected: string, actual: string): Difference[] {
  const wanted = listFiles(expected);
  const found = listFiles(actual);
  const paths = [...new Set([...wanted, ...found])].sort();
  return paths.flatMap((path): Difference[] => {
    if (!found.has(path)) return [{ path, kind: 'missing' }];
    if (!wanted.has(path)) return [{ path, kind: 'extra' }];
    return readFileSync(join(expected, path)).equals(readFileSync(join(actual, path))) ? [] : [{ path, kind: 'changed' }];
  });
}

function keepRenderer(parts: Collaborators, cache: string): Collaborators {
  return { ...parts, compileRenderer: (options) => parts.compileRenderer({ ...options, cache }) };
}

/** Everything in a folder that is no folder itself, links too, with forward slashes. */
function listFiles(folder: string): ReadonlySet<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return new Set(
    entries.map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    ),
  );
}
