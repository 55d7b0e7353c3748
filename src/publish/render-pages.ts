import type { PageModel, SiteAssets, SiteModel } from '../core/page-model.ts';
import type { LinkedPage } from './link-check.ts';
import { findPageLinks } from './page-links.ts';
import type { Render } from './renderer.ts';
import type { WrittenFile } from './site-memory.ts';
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

/** A page that was rendered and written. */
export interface RenderedPage extends LinkedPage {
  readonly file: WrittenFile;
}

/** Renders pages and writes them. Throws an error that names the page. */
export async function renderPages(render: Render, pages: readonly PageModel[], context: RenderContext): Promise<RenderedPage[]> {
  const rendered: RenderedPage[] = [];
  for (const page of pages) rendered.push(await renderPage(render, page, context));
  return rendered;
}

async function renderPage(render: Render, page: PageModel, { site, assets, staging }: RenderContext): Promise<RenderedPage> {
  const path = pageFile(page);
  try {
    const html = await render(page, site, assets);
    return { path, file: writeInside(staging, { path, bytes: html }), ...findPageLinks(withoutStyles(html)) };
  } catch (error) {
    throw new Error(`${path} could not be rendered: ${firstCause(error)}`, { cause: error });
  }
}

/** The stylesheet, half of most pages, has neither links nor anchors. */
function withoutStyles(html: string): string {
  const [start, end] = [html.indexOf('<style>'), html.indexOf('</style>')];
  return start === -1 || end === -1 ? html : html.slice(0, start) + html.slice(end);
}

function firstCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : firstCause(error.cause);
}

/** The output file of a page: `briefings/x/` is written as `briefings/x/index.html`. */
export function pageFile({ path }: Pick<PageModel, 'path'>): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}
