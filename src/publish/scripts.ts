import { basename } from 'node:path';
import { build } from 'esbuild';
import type { AssetFile } from './assets.ts';

export interface Scripts {
  /** Output paths. */
  readonly opener: string;
  readonly search: string;
  readonly files: readonly AssetFile[];
}

/** Bundles the client scripts as modules that import each other by relative addresses. Those of pages are told the name of the worker's file. */
export async function bundleScripts(root: string): Promise<Scripts> {
  const engine = await bundle(root, { 'search-worker': 'src/search/service/worker.ts' });
  const name = basename(engine.find('search-worker'));
  const entries = { open: 'src/search/ui/opener.ts', 'search-page': 'src/search/ui/page.ts' };
  const pages = await bundle(root, entries, { searchWorker: JSON.stringify(name) });
  return { opener: pages.find('open'), search: pages.find('search-page'), files: [...engine.files, ...pages.files] };
}

interface Bundled {
  /** Output path of an entry point. */
  readonly find: (name: string) => string;
  readonly files: readonly AssetFile[];
}

async function bundle(root: string, entryPoints: Record<string, string>, define: Record<string, string> = {}): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    entryPoints,
    define,
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
  return { find, files: outputFiles.map((file) => ({ path: `assets/${basename(file.path)}`, bytes: file.contents })) };
}
