import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site, SiteAssets } from '../core/page-model.ts';
import { digestOf } from './digest.ts';
import { findFontGroups, makeFonts } from './fonts.ts';
import type { OutputFile } from './output-file.ts';
import { bundleScripts, type ScriptEntries } from './scripts.ts';
import { makeStylesheet } from './styles.ts';

/** A file whose name carries a hash of its bytes. */
export interface AssetFile extends OutputFile {
  readonly bytes: Uint8Array;
}

export interface AssetOptions {
  readonly site: Site;
  /** Folder of the package: holds `src/styles`. */
  readonly root: string;
  /** Folder for what may be made again. */
  readonly cache: string;
  /** Defaults to the search interface of the package. */
  readonly scripts?: ScriptEntries;
}

/** Makes everything pages refer to besides other pages. Of the site only its base path and the letters it uses matter. */
export async function makeAssets(options: AssetOptions): Promise<{ assets: SiteAssets; files: readonly AssetFile[] }> {
  const { root, cache, site } = options;
  const { base } = site.model;
  const groups = findFontGroups(textsOf(site));
  const entries = options.scripts ?? { opener: join(root, 'src/search/ui/opener.ts'), search: join(root, 'src/search/ui/page.ts') };
  const [fonts, scripts, icon] = await Promise.all([makeFonts({ cache, groups }), bundleScripts(entries, root), readIcon(root)]);
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

/** Texts that between them hold every letter of the pages. */
function* textsOf(site: Site): Generator<string> {
  yield JSON.stringify([site.model, site.themes, site.glossary]);
  for (const entry of site.entries) yield entry.markdown;
  for (const { page } of site.pages) if (page.kind === 'theme' || page.kind === 'statement') yield JSON.stringify(page.sections);
}

async function readIcon(root: string): Promise<AssetFile> {
  const bytes = await readFile(join(root, 'src/styles/icon.svg'));
  return { path: `assets/icon-${digestOf(bytes).slice(0, 10)}.svg`, bytes };
}
