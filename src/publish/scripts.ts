import { basename } from 'node:path';
import { build } from 'esbuild';
import type { AssetFile } from './assets.ts';

/** Entry points of the scripts that readers' browsers run. */
export interface ScriptEntries {
  readonly opener: string;
  readonly search: string;
}

export interface Scripts {
  /** Output paths. */
  readonly opener: string;
  readonly search: string;
  readonly files: readonly AssetFile[];
}

/** Bundles the client scripts as modules that import each other by relative addresses. */
export async function bundleScripts(entries: ScriptEntries, root: string): Promise<Scripts> {
  const { outputFiles, metafile } = await build({
    entryPoints: { open: entries.opener, 'search-page': entries.search },
    absWorkingDir: root,
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const paths = Object.entries(metafile.outputs).flatMap(([path, output]) => (output.entryPoint === undefined ? [] : [path]));
  const find = (name: string): string => {
    const path = paths.find((candidate) => basename(candidate).startsWith(`${name}-`));
    if (path === undefined) throw new Error(`esbuild made no ${name} script`);
    return path;
  };
  const files = outputFiles.map((file) => ({ path: `assets/${basename(file.path)}`, bytes: file.contents }));
  return { opener: find('open'), search: find('search-page'), files };
}
