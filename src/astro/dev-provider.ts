import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import type { PageModel, Site, SiteAssets } from '../core/page-model.ts';

/** A content folder as `load` finds it: a whole site, or what is wrong. */
export type DevSite =
  | {
      readonly ok: true;
      readonly site: Site;
      readonly assets: SiteAssets;
      /** Any file of the site that is not a page, by its path without base: fonts, scripts, pictures, feeds, the search index. */
      readonly readFile: (path: string) => Promise<Uint8Array | string | undefined>;
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What the development server says to a request. */
export type DevAnswer =
  | { readonly kind: 'page'; readonly status: 200 | 404; readonly page: PageModel; readonly site: Site; readonly assets: SiteAssets }
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
  const { site, assets } = state;
  const { base } = site.model;
  if (!pathname.startsWith(base)) return { kind: 'redirect', to: base };
  const path = decodeURI(pathname.slice(base.length));
  const find = (address: string): PageModel | undefined => site.pages.find((page) => page.path === address);
  const page = find(path) ?? find(`${path}/`);
  if (page !== undefined) return { kind: 'page', status: 200, page, site, assets };
  const missing = find('404.html');
  if (missing === undefined) throw new Error('the site has no page for unknown addresses');
  return { kind: 'page', status: 404, page: missing, site, assets };
}
