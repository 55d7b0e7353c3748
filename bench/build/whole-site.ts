import { readdirSync } from 'node:fs';
import { join } from 'node:path/posix';

export interface Expected {
  /** Published ones. */
  readonly briefings: number;
  readonly themes: number;
}

/** Throws when a tool has published other pages than those of the corpus: its figures would say nothing. */
export function assertWholeSite(tool: string, folder: string, expected: Expected): void {
  const gaps = findGaps(listPaths(folder), expected);
  if (gaps.length > 0) throw new Error(`${tool} has not published the corpus: ${gaps.join('; ')}`);
}

/** How the files of a site differ from what the corpus asks for. Pages beyond these kinds are a tool's own affair. */
export function findGaps(paths: readonly string[], { briefings, themes }: Expected): string[] {
  const parts: [what: string, pattern: RegExp, count: number][] = [
    ['pages of briefings', /^briefings\/[^/]+\/index\.html$/u, briefings],
    ['pages of themes', /^themes\/[^/]+\/index\.html$/u, themes],
    ['list of themes', /^themes\/index\.html$/u, 1],
    ['home page', /^index\.html$/u, 1],
    ['sitemap', /^sitemap\.xml$/u, 1],
    ['feed', /^(?:feed|index)\.xml$/u, 1],
  ];
  return parts.flatMap(([what, pattern, count]) => {
    const found = paths.filter((path) => pattern.test(path)).length;
    return found === count ? [] : [`${found} in place of ${count} (${what})`];
  });
}

function listPaths(folder: string): string[] {
  return ['', 'briefings', 'themes'].flatMap((name) =>
    readdirSync(join(folder, name), { recursive: name !== '', encoding: 'utf8' }).map((path) => join(name, path)),
  );
}
