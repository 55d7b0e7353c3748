import type { PageModel, SiteAssets, SiteModel } from '../core/page-model.ts';
import { hexDigestOf } from './digest.ts';
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

/** The stylesheet, and what stands in its place while a page is rendered: half of most pages, it need not pass through every text on the way. */
interface Stylesheet {
  readonly bytes: Uint8Array;
  /** Names the stylesheet's own bytes, so that no text of a page says it by accident. */
  readonly mark: string;
}

/** Renders pages and writes them. Throws an error that names the page. */
export async function renderPages(render: Render, pages: readonly PageModel[], context: RenderContext): Promise<RenderedPage[]> {
  const rendered: RenderedPage[] = [];
  const { css } = context.assets;
  const stylesheet = { bytes: Buffer.from(css), mark: `/*${hexDigestOf(css)}*/` };
  for (const page of pages) rendered.push(await renderPage(render, page, context, stylesheet));
  return rendered;
}

async function renderPage(
  render: Render,
  page: PageModel,
  { site, assets, staging }: RenderContext,
  stylesheet: Stylesheet,
): Promise<RenderedPage> {
  const path = pageFile(page);
  try {
    const html = await render(page, site, { ...assets, css: stylesheet.mark });
    // The stylesheet has neither links nor anchors.
    return { path, file: writeInside(staging, { path, bytes: insertStylesheet(html, stylesheet) }), ...findPageLinks(html) };
  } catch (error) {
    throw new Error(`${path} could not be rendered: ${firstCause(error)}`, { cause: error });
  }
}

function insertStylesheet(html: string, { bytes, mark }: Stylesheet): Uint8Array {
  const [before, after, ...others] = html.split(mark);
  if (before === undefined || after === undefined || others.length > 0) throw new Error('It has not one place for the stylesheet');
  return Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
}

function firstCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : firstCause(error.cause);
}

/** The output file of a page: `briefings/x/` is written as `briefings/x/index.html`. */
export function pageFile({ path }: Pick<PageModel, 'path'>): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}
