import { type CollectionEntry, getCollection } from 'astro:content';

export type Briefing = CollectionEntry<'briefings'>;

let newestFirst: Promise<Briefing[]> | undefined;

/** All published briefings, newest first. */
export function listBriefings(): Promise<Briefing[]> {
  newestFirst ??= getCollection('briefings', ({ data }) => data.status === 'published').then((briefings) =>
    briefings.sort((a, b) => b.data.date.getTime() - a.data.date.getTime() || (a.id < b.id ? -1 : 1)),
  );
  return newestFirst;
}

export function hrefOf({ id }: Briefing): string {
  return `/briefings/${id}/`;
}

export function dateOf({ data }: Briefing): string {
  return data.date.toISOString().slice(0, 10);
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
