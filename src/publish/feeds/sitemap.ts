import type { Element } from 'xast';
import type { PageModel, Site, SiteEntry } from '../../core/page-model.ts';
import type { OutputFile } from '../output-file.ts';
import { addressOf } from './channel.ts';
import { findLatest } from './dates.ts';
import { element, writeXml } from './xml.ts';

const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

/** The most addresses that the protocol allows in one file. */
const SITEMAP_LENGTH = 50_000;

interface Address {
  readonly url: string;
  /** A date or an instant; absent where none is known to be true. */
  readonly changed?: string | undefined;
}

/** The pages that readers may be sent to. Past `length` addresses the sitemap becomes an index of several. */
export function makeSitemap(site: Site, length = SITEMAP_LENGTH): OutputFile[] {
  const addresses = listAddresses(site);
  if (addresses.length <= length) return [{ path: 'sitemap.xml', bytes: writeUrls(addresses) }];
  const parts = Array.from({ length: Math.ceil(addresses.length / length) }, (_, part) => {
    const own = addresses.slice(part * length, (part + 1) * length);
    return { path: `sitemap-${part + 1}.xml`, bytes: writeUrls(own), changed: findLatest(own.flatMap(({ changed }) => changed ?? [])) };
  });
  const index = parts.map(({ path, changed }) => makeLocation('sitemap', { url: addressOf(site.model, path), changed }));
  return [
    { path: 'sitemap.xml', bytes: writeXml(element('sitemapindex', NAMESPACE, index)) },
    ...parts.map(({ path, bytes }) => ({ path, bytes })),
  ];
}

function listAddresses(site: Site): Address[] {
  const dates = datesOf(site);
  return site.pages.filter(isListed).map((model) => ({ url: addressOf(site.model, model.path), changed: dates(model) }));
}

function isListed({ head, page }: PageModel): boolean {
  return head.noindex !== true && page.kind !== 'redirect' && page.kind !== 'not-found' && page.kind !== 'search';
}

/** The last change of each page: its briefing's, or the latest among the briefings it lists. */
function datesOf(site: Site): (model: PageModel) => string | undefined {
  const byId = new Map(site.entries.map((entry) => [entry.ref.id, entry]));
  const entriesOfTheme = new Map(site.themes.map((theme) => [theme.ref.id, theme.entries.flatMap((id) => byId.get(id) ?? [])]));
  const latest = (entries: readonly SiteEntry[]): string | undefined => findLatest(entries.map((entry) => entry.updated));
  const latestOfYear = new Map(
    [...Map.groupBy(site.entries, (entry) => entry.ref.date.iso.slice(0, 4))].map(([year, entries]) => [year, latest(entries)]),
  );
  const latestOfAll = latest(site.entries);
  return ({ page }) => {
    if (page.kind === 'briefing') return byId.get(page.ref.id)?.updated;
    if (page.kind === 'theme') return latestOfTheme(page, entriesOfTheme.get(page.ref.id) ?? [], latest);
    if (page.kind === 'archive' && page.year !== undefined) return latestOfYear.get(page.year);
    return page.kind === 'statement' ? undefined : latestOfAll;
  };
}

function latestOfTheme(
  page: Extract<PageModel['page'], { kind: 'theme' }>,
  entries: readonly SiteEntry[],
  latest: (entries: readonly SiteEntry[]) => string | undefined,
): string | undefined {
  const { year } = page;
  if (year !== undefined) return latest(entries.filter((entry) => entry.ref.date.iso.startsWith(year)));
  return findLatest([page.asOf.iso, ...entries.map((entry) => entry.updated)]);
}

const writeUrls = (addresses: readonly Address[]): string =>
  writeXml(
    element(
      'urlset',
      NAMESPACE,
      addresses.map((address) => makeLocation('url', address)),
    ),
  );

function makeLocation(name: 'url' | 'sitemap', { url, changed }: Address): Element {
  return element(name, {}, element('loc', {}, url), changed === undefined ? undefined : element('lastmod', {}, changed));
}
