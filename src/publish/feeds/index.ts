import type { Site, SiteEntry } from '../../core/site.ts';
import { digestOf } from '../../core/text/digest.ts';
import type { OutputFile } from '../output-file.ts';
import type { Product } from '../product.ts';
import { makeAtomFeed } from './atom.ts';
import { makeChannels, type Channel } from './channel.ts';
import { writeContent } from './content.ts';
import { makeJsonFeed } from './json-feed.ts';
import { planLlms } from './llms.ts';
import { planMarkdownAlternates } from './markdown.ts';
import { planRedirectRules } from './redirects.ts';
import { makeRobots } from './robots.ts';
import { makeRssFeed } from './rss.ts';
import { planSitemap } from './sitemap.ts';

/** Every file of the output that programs rather than people read: feeds, sitemap, alternates. */
export function planFeeds(site: Site): Product[] {
  const about = digestOf(site.key, JSON.stringify(site.model));
  const contentOf = rememberContent();
  return [
    ...makeChannels(site).map((channel) => planChannel(channel, about, contentOf)),
    planSitemap(site),
    { id: 'robots.txt', key: about, make: () => [makeRobots(site)] },
    planRedirectRules(site),
    planLlms(site, about),
    ...planMarkdownAlternates(site),
  ];
}

/** The same files at once. */
export async function makeFeeds(site: Site): Promise<OutputFile[]> {
  return (await Promise.all(planFeeds(site).map(async ({ make }) => make()))).flat();
}

function planChannel(channel: Channel, about: string, contentOf: (entry: SiteEntry) => string): Product {
  const { folder, title, description, entries } = channel;
  return {
    id: `${folder}feed.*`,
    key: digestOf(about, folder, title, description, ...entries.map(({ key }) => key)),
    paths: ['feed.xml', 'rss.xml', 'feed.json'].map((name) => `${folder}${name}`),
    make: () => [makeAtomFeed(channel, contentOf), makeRssFeed(channel, contentOf), makeJsonFeed(channel, contentOf)],
  };
}

/** The same briefing stands in several feeds; its content is written once. */
function rememberContent(): (entry: SiteEntry) => string {
  const known = new Map<string, string>();
  return (entry) => {
    const found = known.get(entry.id) ?? writeContent(entry);
    known.set(entry.id, found);
    return found;
  };
}
