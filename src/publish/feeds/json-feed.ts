import type { SiteEntry } from '../../core/site.ts';
import type { OutputFile } from '../output-file.ts';
import { addressOf, themeLabels, type Channel } from './channel.ts';
import { toInstant } from './dates.ts';

/** The channel as JSON Feed 1.1. */
export function makeJsonFeed(channel: Channel, contentOf: (entry: SiteEntry) => string): OutputFile {
  const { site } = channel;
  const path = `${channel.folder}feed.json`;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    home_page_url: channel.home,
    feed_url: addressOf(site, path),
    description: channel.description,
    language: site.language,
    authors: [{ name: site.name, url: site.url }],
    items: channel.entries.map((entry) => makeItem(entry, contentOf(entry))),
  };
  return { path, bytes: `${JSON.stringify(feed, null, 1)}\n` };
}

function makeItem(entry: SiteEntry, content: string): object {
  const { ref, url, authors } = entry;
  return {
    id: url,
    url,
    title: ref.title.text,
    summary: ref.summary.text,
    content_html: content,
    date_published: toInstant(ref.date.iso),
    date_modified: toInstant(entry.updated),
    ...(authors.length === 0 ? {} : { authors: authors.map((name) => ({ name })) }),
    tags: themeLabels(entry),
    language: ref.language,
  };
}
