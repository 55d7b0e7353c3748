import type { ThemeRef } from '../../core/page-model.ts';
import type { Site, SiteEntry } from '../../core/site.ts';
import { findLatest, NEVER, toInstant } from './dates.ts';

/** How many briefings a feed carries. */
const FEED_LENGTH = 30;

/** What one feed says, whatever its format. */
export interface Channel {
  readonly site: Site['model'];
  readonly title: string;
  readonly description: string;
  /** Address of the page the feed follows. */
  readonly home: string;
  /** Folder of the feed's files in the output: empty or with a slash at the end. */
  readonly folder: string;
  /** RFC 3339, of the newest entry. */
  readonly updated: string;
  /** Newest first, at most `FEED_LENGTH`. */
  readonly entries: readonly SiteEntry[];
}

/** The channels of a site: all briefings, then one a theme. */
export function makeChannels(site: Site): Channel[] {
  const { model } = site;
  const byId = new Map(site.entries.map((entry) => [entry.id, entry]));
  const all = makeChannel(model, { title: model.name, description: model.description, folder: '' }, site.entries);
  const themes = site.themes.map(({ ref, path, summary, entries }) =>
    makeChannel(
      model,
      { title: `${model.name}: ${ref.label}`, description: summary, folder: path },
      entries.slice(-FEED_LENGTH).flatMap((id) => byId.get(id) ?? []),
    ),
  );
  return [all, ...themes];
}

/** Absolute address of a file of the output. */
export function addressOf(site: Site['model'], path: string): string {
  return new URL(path, site.url).href;
}

/** Labels of the themes of an entry, the leading one first. */
export function themeLabels(entry: SiteEntry): string[] {
  return entry.ref.themes.map((theme: ThemeRef) => theme.label);
}

function makeChannel(
  site: Site['model'],
  about: Pick<Channel, 'title' | 'description' | 'folder'>,
  entries: readonly SiteEntry[],
): Channel {
  // The entries come sorted by date and id, and so do those of a theme.
  const latest = entries.slice(-FEED_LENGTH).reverse();
  const updated = toInstant(findLatest(latest.map((entry) => entry.updated)) ?? NEVER);
  return { site, ...about, home: addressOf(site, about.folder), updated, entries: latest };
}
