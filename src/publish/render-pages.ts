import type { PageModel, SiteAssets, SiteModel } from '../core/page-model.ts';
import type { LinkedPage } from './link-check.ts';
import { findPageLinks } from './page-links.ts';
import type { Render } from './renderer.ts';
import { writeInside } from './staging.ts';

/** What all pages of a build are rendered with; plain data, so that it can cross to a worker thread. */
export interface RenderContext {
  /** Folder of the compiled renderer. */
  readonly renderer: string;
  readonly site: SiteModel;
  readonly assets: SiteAssets;
  /** The staging folder; paths were claimed before. */
  readonly staging: string;
}

/** Renders pages and writes them. Throws an error that names the page. */
export async function renderPages(render: Render, pages: readonly PageModel[], context: RenderContext): Promise<LinkedPage[]> {
  const rendered: LinkedPage[] = [];
  for (const page of pages) rendered.push(await renderPage(render, page, context));
  return rendered;
}

async function renderPage(render: Render, page: PageModel, { site, assets, staging }: RenderContext): Promise<LinkedPage> {
  const path = pageFile(page);
  try {
    const html = await render(page, site, assets);
    writeInside(staging, { path, bytes: html });
    return { path, ...findPageLinks(html) };
  } catch (error) {
    throw new Error(`${path} could not be rendered: ${firstCause(error)}`, { cause: error });
  }
}

function firstCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : firstCause(error.cause);
}

/** The output file of a page: `briefings/x/` is written as `briefings/x/index.html`. */
export function pageFile({ path }: PageModel): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}
