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

/** Stands in the place of the stylesheet while a page is rendered: half of most pages, it need not pass through every text on the way. */
const STYLESHEET = '/*stylesheet*/';

/** Renders pages and writes them. Throws an error that names the page. */
export async function renderPages(render: Render, pages: readonly PageModel[], context: RenderContext): Promise<RenderedPage[]> {
  const rendered: RenderedPage[] = [];
  const stylesheet = Buffer.from(context.assets.css);
  for (const page of pages) rendered.push(await renderPage(render, page, context, stylesheet));
  return rendered;
}

async function renderPage(
  render: Render,
  page: PageModel,
  { site, assets, staging }: RenderContext,
  stylesheet: Uint8Array,
): Promise<RenderedPage> {
  const path = pageFile(page);
  try {
    const html = await render(page, site, { ...assets, css: STYLESHEET });
    // The stylesheet has neither links nor anchors.
    return { path, file: writeInside(staging, { path, bytes: insertStylesheet(html, stylesheet) }), ...findPageLinks(html) };
  } catch (error) {
    throw new Error(`${path} could not be rendered: ${firstCause(error)}`, { cause: error });
  }
}

function insertStylesheet(html: string, stylesheet: Uint8Array): Uint8Array {
  const at = html.indexOf(`>${STYLESHEET}<`) + 1;
  if (at === 0) throw new Error('It has no place for the stylesheet');
  return Buffer.concat([Buffer.from(html.slice(0, at)), stylesheet, Buffer.from(html.slice(at + STYLESHEET.length))]);
}

function firstCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : firstCause(error.cause);
}

/** The output file of a page: `briefings/x/` is written as `briefings/x/index.html`. */
export function pageFile({ path }: Pick<PageModel, 'path'>): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}
