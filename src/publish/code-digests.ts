import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hexDigestOf } from './digest.ts';
import { openTable } from './table.ts';

/** Names of the program's code: results that are kept are of use to the same code only. */
export interface CodeDigests {
  /** What makes facts and bodies of files. */
  readonly core: string;
  /** What the pages are compiled of. */
  readonly renderer: string;
  /** All of it, styles and scripts included. */
  readonly whole: string;
}

/**
 * Names the code below `src` of the package, and the versions it runs with. Files are read only when their state on the disk is another
 * than the last time.
 */
export function findCodeDigests(root: string, cache: string): CodeDigests {
  const files = listCode(root);
  const mark = hexDigestOf(process.version, ...files.map(({ path, mark: own }) => `${path} ${own}`));
  const table = openTable<CodeDigests>(cache, 'code', '1');
  const known = table.rows.get(mark);
  if (known !== undefined) return known;
  const read = (those: readonly CodeFile[]): string =>
    hexDigestOf(process.version, ...those.flatMap(({ path }) => [path, readFileSync(join(root, path))])).slice(0, 16);
  const within = (...folders: readonly string[]): string =>
    read(files.filter(({ path }) => !path.startsWith('src/') || folders.some((folder) => path.startsWith(`src/${folder}/`))));
  const digests = {
    core: within('core'),
    renderer: within('astro', 'components', 'layouts', 'pages', 'core'),
    whole: read(files),
  };
  table.clear();
  table.set(mark, digests);
  try {
    table.save();
  } catch {
    // A cache that cannot be written costs time and nothing else.
  }
  return digests;
}

interface CodeFile {
  /** Relative to the package. */
  readonly path: string;
  readonly mark: string;
}

function listCode(root: string): CodeFile[] {
  const entries = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true });
  const paths = entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
  // The last is that of a project which this package is installed in.
  const names = ['astro.config.mjs', 'package.json', 'package-lock.json', 'node_modules/.package-lock.json', '../.package-lock.json'];
  const others = names.map((name) => join(root, name));
  return [...others, ...paths.sort()].flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return [];
    return [{ path: relative(root, path).replaceAll('\\', '/'), mark: `${stat.ctimeMs} ${stat.mtimeMs} ${stat.size} ${stat.ino}` }];
  });
}
