import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import type { Archive, Withheld } from '../core/model.ts';
import { decodeAddress } from '../core/parse/links.ts';
import type { PageModel, SiteAssets, SiteModel } from '../core/page-model.ts';
import type { Site } from '../core/site.ts';
import type { DevOverview, DevReport } from './dev-overview.ts';
import type { DevView } from './dev-view.ts';

/** A content folder as it was read: a whole site, or what is wrong. */
export type DevSite =
  | {
      readonly ok: true;
      readonly site: Pick<Site, 'model' | 'entries'>;
      readonly assets: SiteAssets;
      /** Warnings and suggestions. */
      readonly diagnostics: readonly Diagnostic[];
      readonly archive: Archive;
      /** ISO instant that it is shown at. */
      readonly asOf: string;
      /** What readers do not see then. */
      readonly withheld: readonly Withheld[];
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

/** What the pages of the development server come from. The view is the one that an editor chose, if any. */
export interface DevProvider {
  answer(pathname: string, view?: DevView): Promise<DevAnswer>;
  /** What the bar on the page at an address says. */
  overview(pathname: string, view?: DevView): Promise<DevOverview>;
  /** What the archive asks of its editors; undefined while it has errors. */
  report(view?: DevView): Promise<DevReport | undefined>;
  /** Reads what an editor asks to see; gives the reason where it cannot be understood. */
  chooseView(words: ViewWords): Promise<{ readonly view: DevView | undefined } | { readonly reason: string }>;
}

/** A view in an editor's words, as forms and addresses have them. */
export interface ViewWords {
  readonly asOf: string;
  readonly audience: string;
}

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
export function answerRequest(
  state: Pick<DevSite & { ok: true }, 'ok' | 'site' | 'assets' | 'findPage'> | Extract<DevSite, { ok: false }>,
  pathname: string,
): DevAnswer {
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

/** The path of an address without base, decoded where that can be; undefined outside the site. */
export function pathWithin({ base }: Pick<SiteModel, 'base'>, pathname: string): string | undefined {
  if (!pathname.startsWith(base)) return undefined;
  const path = pathname.slice(base.length);
  return decodeAddress(path) ?? path;
}
