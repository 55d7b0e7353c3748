import type { Element } from 'xast';
import type { SiteEntry } from '../../core/site.ts';
import type { OutputFile } from '../output-file.ts';
import { addressOf, type Channel } from './channel.ts';
import { toInstant } from './dates.ts';
import { element, writeXml } from './xml.ts';

/** The channel as Atom (RFC 4287). */
export function makeAtomFeed(channel: Channel, contentOf: (entry: SiteEntry) => string): OutputFile {
  const { site } = channel;
  const path = `${channel.folder}feed.xml`;
  const self = addressOf(site, path);
  const feed = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': site.language },
    element('title', {}, channel.title),
    element('subtitle', {}, channel.description),
    element('id', {}, self),
    element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    element('link', { rel: 'alternate', type: 'text/html', href: channel.home }),
    element('updated', {}, channel.updated),
    element('author', {}, element('name', {}, site.name)),
    site.licence && element('rights', {}, site.licence.name),
    site.licence?.url === undefined ? undefined : element('link', { rel: 'license', href: site.licence.url }),
    element('generator', {}, 'Throughline'),
    channel.entries.map((entry) => makeEntry(entry, contentOf(entry))),
  );
  return { path, bytes: writeXml(feed) };
}

function makeEntry(entry: SiteEntry, content: string): Element {
  const { ref, url } = entry;
  return element(
    'entry',
    { 'xml:lang': ref.language },
    element('title', {}, ref.title.text),
    element('id', {}, url),
    element('link', { rel: 'alternate', type: 'text/html', href: url }),
    element('published', {}, toInstant(ref.date.iso)),
    element('updated', {}, toInstant(entry.updated)),
    entry.authors.map((author) => element('author', {}, element('name', {}, author))),
    ref.themes.map((theme) => element('category', { term: theme.id, label: theme.label })),
    element('summary', {}, ref.summary.text),
    element('content', { type: 'html' }, content),
  );
}
