import type { Element } from 'xast';
import type { SiteEntry } from '../../core/site.ts';
import type { OutputFile } from '../output-file.ts';
import { addressOf, themeLabels, type Channel } from './channel.ts';
import { toRfc822 } from './dates.ts';
import { element, writeXml } from './xml.ts';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

/** The channel as RSS 2.0, whole texts in `content:encoded`. */
export function makeRssFeed(channel: Channel, contentOf: (entry: SiteEntry) => string): OutputFile {
  const { site } = channel;
  const path = `${channel.folder}rss.xml`;
  const rss = element(
    'rss',
    { version: '2.0', ...NAMESPACES },
    element(
      'channel',
      {},
      element('title', {}, channel.title),
      element('link', {}, channel.home),
      element('description', {}, channel.description),
      element('language', {}, site.language),
      site.licence && element('copyright', {}, site.licence.name),
      element('lastBuildDate', {}, toRfc822(channel.updated)),
      element('generator', {}, 'Throughline'),
      element('atom:link', { rel: 'self', type: 'application/rss+xml', href: addressOf(site, path) }),
      channel.entries.map((entry) => makeItem(entry, contentOf(entry))),
    ),
  );
  return { path, bytes: writeXml(rss) };
}

function makeItem(entry: SiteEntry, content: string): Element {
  const { ref, url } = entry;
  return element(
    'item',
    {},
    element('title', {}, ref.title.text),
    element('link', {}, url),
    element('guid', { isPermaLink: 'true' }, url),
    element('pubDate', {}, toRfc822(ref.date.iso)),
    entry.authors.map((author) => element('dc:creator', {}, author)),
    themeLabels(entry).map((label) => element('category', {}, label)),
    element('description', {}, ref.summary.text),
    element('content:encoded', {}, content),
  );
}
