import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import type { PageModel, Site, SiteAssets, SiteModel } from '../core/page-model.ts';

/** A content folder as it was read: a whole site, or what is wrong. */
export type DevSite =
  | {
      readonly ok: true;
      readonly site: Pick<Site, 'model' | 'entries'>;
      readonly assets: SiteAssets;
      /** The page at an address without base. */
      readonly findPage: (path: string) => PageModel | undefined;
      /** Files that a changed text leaves as they are, by path without base: fonts, scripts, pictures. */
      readonly readFixed: (path: string) => Promise<Uint8Array | string | undefined>;
      /** Any file of the site that is not a page, feeds and the search index too. */
      readonly readFile: (path: string) => Promise<Uint8Array | string | undefined>;
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What the development server says to a request. */
export type DevAnswer =
  | { readonly kind: 'page'; readonly status: 200 | 404; readonly page: PageModel; readonly site: SiteModel; readonly assets: SiteAssets }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'problems'; readonly problems: readonly Diagnostic[] };

export type DevProvider = (pathname: string) => Promise<DevAnswer>;

// Astro compiles the middleware in a module graph of its own: the two sides meet on the global object.
const place = Symbol.for('throughline.dev-provider');
const shared = globalThis as unknown as Record<symbol, DevProvider | undefined>;

export function setDevProvider(provider: DevProvider | undefined): void {
  shared[place] = provider;
}

export function getDevProvider(): DevProvider | undefined {
  return shared[place];
}

/** Finds the page of an address, with or without its last slash; unknown addresses get the page that says so. */
export function answerRequest(state: DevSite, pathname: string): DevAnswer {
  if (!state.ok) return { kind: 'problems', problems: state.diagnostics };
  const { site, assets, findPage } = state;
  const path = pathWithin(site.model, pathname);
  if (path === undefined) return { kind: 'redirect', to: site.model.base };
  const page = findPage(path) ?? findPage(`${path}/`);
  if (page !== undefined) return { kind: 'page', status: 200, page, site: site.model, assets };
  const missing = findPage('404.html');
  if (missing === undefined) throw new Error('the site has no page for unknown addresses');
  return { kind: 'page', status: 404, page: missing, site: site.model, assets };
}

/** The path of an address without base, decoded; undefined outside the site. */
export function pathWithin({ base }: Pick<SiteModel, 'base'>, pathname: string): string | undefined {
  return pathname.startsWith(base) ? decodeURI(pathname.slice(base.length)) : undefined;
}
