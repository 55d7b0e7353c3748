import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Job } from './measure.ts';
import { packageFile, root } from './packages.ts';
import { removeAll } from './remove-all.ts';
import type { PlacedTool } from './placed-tool.ts';

/** Hugo, which reads the content folder where it is; with `search`, Pagefind then reads Hugo's pages. */
export function placeHugo(
  content: string,
  folder: string,
  { hugo, search }: { readonly hugo: string; readonly search: boolean },
): PlacedTool {
  const out = join(folder, 'public');
  const cache = join(folder, 'cache');
  const resources = join(folder, 'resources');
  placeSite('hugo', folder);
  const pages: Command = { program: hugo, args: ['--quiet', '--contentDir', content, '--destination', out, '--cacheDir', cache] };
  const index: Command = runNode(packageFile('pagefind', 'lib/runner/bin.cjs'), '--site', out);
  return makePeer({ steps: search ? [pages, index] : [pages], cwd: folder, env: {}, folders: [out, cache, resources] });
}

/** Eleventy, which finds the content folder's two folders through links. */
export function placeEleventy(content: string, folder: string): PlacedTool {
  const out = join(folder, 'dist');
  placeSite('eleventy', folder);
  for (const name of ['briefings', 'themes']) symlinkSync(join(content, name), join(folder, name));
  return makePeer({
    steps: [runNode(packageFile('@11ty/eleventy', 'cmd.cjs'), '--quiet')],
    cwd: folder,
    env: { BENCH_OUT: out, NODE_ENV: 'production' },
    folders: [out],
  });
}

/** Astro with its own Markdown processor or with remark's. */
export function placeAstro(content: string, folder: string, markdown: 'stock' | 'remark'): PlacedTool {
  const out = join(folder, 'dist');
  const cache = join(folder, 'cache');
  placeSite('astro', folder);
  const paths = { BENCH_CONTENT: content, BENCH_OUT: out, BENCH_CACHE: cache, BENCH_MARKDOWN: markdown };
  return makePeer({
    steps: [runNode(packageFile('astro', 'bin/astro.mjs'), 'build', '--silent')],
    cwd: folder,
    env: { ...paths, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    folders: [out, cache, join(folder, '.astro')],
  });
}

/** A copy of a peer's site, because all of them write beside their configuration. */
function placeSite(name: string, folder: string): void {
  cpSync(join(root, 'bench/peers', name), folder, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

function makePeer(job: Job): PlacedTool {
  return { job, forgetAll: () => removeAll(...job.folders) };
}

function runNode(...args: readonly string[]): Command {
  return { program: process.execPath, args };
}
