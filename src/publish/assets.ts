import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { SiteAssets } from '../core/page-model.ts';
import type { Site } from '../core/site.ts';
import { hexDigestOf } from './digest.ts';
import { readOrMake } from './cached-file.ts';
import { findFontGroups, type FontGroup } from './font-groups.ts';
import type { OutputFile } from './output-file.ts';

/** A file whose name carries a hash of its bytes. */
export interface AssetFile extends OutputFile {
  readonly bytes: Uint8Array;
}

export interface AssetOptions {
  readonly site: { readonly model: Pick<Site['model'], 'base'>; readonly letters: Site['letters'] };
  /** Folder of the package: holds `src/styles`. */
  readonly root: string;
  /** Folder for what may be made again. */
  readonly cache: string;
  /** Names the code. */
  readonly code: string;
}

/** What pages refer to besides other pages. */
export interface Assets {
  readonly assets: SiteAssets;
  readonly files: readonly AssetFile[];
  /** Names all of it. */
  readonly key: string;
}

/** Makes everything pages refer to besides other pages, or takes it from the cache. Of the site only its base path and the letters it uses matter. */
export async function makeAssets(options: AssetOptions): Promise<Assets> {
  const { cache, site, code } = options;
  const groups = findFontGroups([site.letters]);
  const key = hexDigestOf('assets', code, site.model.base, ...groups).slice(0, 22);
  const packed = await readOrMake(join(cache, 'assets', `${key}.bin`), async () => serialize(await makeAll(options, groups)));
  return { ...(deserialize(packed) as Omit<Assets, 'key'>), key };
}

async function makeAll({ root, cache, site }: AssetOptions, groups: readonly FontGroup[]): Promise<Omit<Assets, 'key'>> {
  // What makes them takes long to load, and most builds find them made.
  const [{ makeFonts }, { bundleScripts }, { makeStylesheet }] = await Promise.all([
    import('./fonts.ts'),
    import('./scripts.ts'),
    import('./styles.ts'),
  ]);
  const { base } = site.model;
  const [fonts, scripts, icon] = await Promise.all([makeFonts({ cache, groups }), bundleScripts(root), readIcon(root)]);
  const css = await makeStylesheet({ root, base, fonts });
  const assets: SiteAssets = {
    css,
    preload: fonts.filter((face) => face.preload).map((face) => base + face.file.path),
    script: base + scripts.opener,
    searchScript: base + scripts.search,
    policy: makePolicy(css),
    icon: base + icon.path,
  };
  return { assets, files: [...fonts.map((face) => face.file), ...scripts.files, icon] };
}

/** The Content-Security-Policy of every page, but for what only a header may say. */
export function makePolicy(css: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

async function readIcon(root: string): Promise<AssetFile> {
  const bytes = await readFile(join(root, 'src/styles/icon.svg'));
  return { path: `assets/icon-${hexDigestOf(bytes).slice(0, 10)}.svg`, bytes };
}
