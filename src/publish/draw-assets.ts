import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteAssets } from '../core/page-model.ts';
import type { AssetFile, Assets } from './assets.ts';
import { hexDigestOf } from './digest.ts';
import type { FontGroup } from './font-groups.ts';
import { makeFonts } from './fonts.ts';
import { bundleScripts } from './scripts.ts';
import { makeStylesheet } from './styles.ts';

/** What the assets of a site depend on. */
export interface AssetTask {
  /** Folder of the package: holds `src/styles`. */
  readonly root: string;
  /** Folder for what may be made again. */
  readonly cache: string;
  /** Base path with a slash at both ends. */
  readonly base: string;
  readonly groups: readonly FontGroup[];
}

/** Makes fonts, scripts, styles and icon. */
export async function drawAssets({ root, cache, base, groups }: AssetTask): Promise<Omit<Assets, 'key'>> {
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
