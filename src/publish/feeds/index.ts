import type { Site, SiteEntry } from '../../core/page-model.ts';
import type { OutputFile } from '../output-file.ts';
import { makeAtomFeed } from './atom.ts';
import { makeChannels } from './channel.ts';
import { writeContent } from './content.ts';
import { makeJsonFeed } from './json-feed.ts';
import { makeLlms } from './llms.ts';
import { makeMarkdownAlternates } from './markdown.ts';
import { makeRobots } from './robots.ts';
import { makeRssFeed } from './rss.ts';
import { makeSitemap } from './sitemap.ts';

/** Every file of the output that programs rather than people read: feeds, sitemap, alternates. */
export function makeFeeds(site: Site): OutputFile[] {
  const contentOf = rememberContent();
  return [
    ...makeChannels(site).flatMap((channel) => [
      makeAtomFeed(channel, contentOf),
      makeRssFeed(channel, contentOf),
      makeJsonFeed(channel, contentOf),
    ]),
    ...makeSitemap(site),
    makeRobots(site),
    makeLlms(site),
    ...makeMarkdownAlternates(site),
  ];
}

/** The same briefing stands in several feeds; its content is written once. */
function rememberContent(): (entry: SiteEntry) => string {
  const known = new Map<string, string>();
  return (entry) => {
    const found = known.get(entry.ref.id) ?? writeContent(entry);
    known.set(entry.ref.id, found);
    return found;
  };
}
