import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Job } from './measure.ts';

/** A program that makes a site of a content folder. */
export interface Tool {
  readonly name: 'Throughline' | 'Astro';
  readonly job: Job;
  /** Removes the site and all that was kept for later builds. */
  readonly forgetAll: () => void;
  /** Removes the site and all that was kept except compiled code; absent where code cannot be kept without content. */
  readonly forgetContent?: () => void;
}

const root = resolve(import.meta.dirname, '../..');

/** Late enough that only drafts are withheld. */
const asOf = '2027-01-01T00:00:00Z';

/** Throughline, in a folder of its own. */
export function placeThroughline(content: string, folder: string): Tool {
  const out = join(folder, 'site');
  const cache = join(folder, 'cache');
  mkdirSync(folder);
  return {
    name: 'Throughline',
    job: {
      args: [join(root, 'bin/throughline.js'), 'build', '--content', content, '--out', out, '--cache', cache, '--as-of', asOf],
      cwd: root,
      env: {},
      folders: [out, cache],
    },
    forgetAll: () => removeAll(out, cache),
    forgetContent: () => {
      const kept = readdirSync(cache).filter((name) => name.startsWith('renderer-'));
      if (kept.length === 0) throw new Error(`There is no compiled renderer in ${cache}`);
      removeAll(out, ...listOthers(cache, kept));
    },
  };
}

/** Stock Astro: a copy of the site in `bench/peers/astro`, because Astro writes beside its configuration. */
export function placeAstro(content: string, folder: string): Tool {
  const out = join(folder, 'dist');
  const cache = join(folder, 'cache');
  const generated = join(folder, '.astro');
  cpSync(join(root, 'bench/peers/astro'), folder, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    name: 'Astro',
    job: {
      args: [join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--silent'],
      cwd: folder,
      env: { BENCH_CONTENT: content, BENCH_OUT: out, BENCH_CACHE: cache, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
      folders: [out, cache, generated],
    },
    forgetAll: () => removeAll(out, cache, generated),
  };
}

function listOthers(folder: string, kept: readonly string[]): string[] {
  return readdirSync(folder)
    .filter((name) => !kept.includes(name))
    .map((name) => join(folder, name));
}

function removeAll(...paths: readonly string[]): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
}
