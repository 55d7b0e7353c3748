import type { Element } from 'xast';
import type { Site } from '../../core/site.ts';
import { digestOfAll } from '../../core/text/digest.ts';
import type { OutputFile } from '../output-file.ts';
import type { Product } from '../product.ts';
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

export function planSitemap(site: Site): Product {
  const listed = site.pages.flatMap(({ path, listed: own }) => (own === undefined ? [] : [`${path} ${own.changed ?? ''}`]));
  return { id: 'sitemap', key: digestOfAll(['sitemap', site.model.url, ...listed]), make: () => makeSitemap(site) };
}

function listAddresses({ pages, model }: Site): Address[] {
  return pages.flatMap(({ path, listed }) => (listed === undefined ? [] : [{ url: addressOf(model, path), changed: listed.changed }]));
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
