import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageModel, SiteAssets, SiteModel } from '../core/page-model.ts';

/** The whole HTML document of one page, a pure function of its arguments. */
export type Render = (page: PageModel, site: SiteModel, assets: SiteAssets) => Promise<string>;

/** Loads a renderer that `compileRenderer` made; works in the main thread and in workers. */
export async function openRenderer(folder: string): Promise<Render> {
  const entry = (await import(pathToFileURL(join(folder, 'server/entry.mjs')).href)) as { renderPage: Render };
  return entry.renderPage;
}
