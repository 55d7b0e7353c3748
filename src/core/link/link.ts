import type { Briefing, PublishedArchive } from '../model.ts';
import type { SiteModel } from '../page-model.ts';
import type { PagePlan, Site } from '../site.ts';
import { findBacklinks } from './backlinks.ts';
import { planBriefingPage } from './briefing-page.ts';
import { makeContext, type Histories, type LinkContext } from './context.ts';
import { planEntry } from './entries.ts';
import { fillTexts, picturesOf } from './fill.ts';
import { type Keys, makeKeys } from './keys.ts';
import { planArchivePages, planHome, planNotFound, planRedirects, planSearchPage } from './listing-pages.ts';
import { findNeighbours } from './neighbours.ts';
import { relate, type RelationMemory } from './related.ts';
import { planStatementPages } from './statement-pages.ts';
import { planThemeIndex, planThemePages } from './theme-pages.ts';
import { themeRef } from './theme-summary.ts';

/** A linked site, and what linking it the next time may begin with. */
export interface Linked {
  readonly site: Site;
  readonly memory: RelationMemory;
}

/** Links a published archive: a plan for every page with all it shows. Near linear in the number of briefings. The memory changes nothing but the time. */
export function link(published: PublishedArchive, memory?: RelationMemory, histories?: Histories): Linked {
  const byId = new Map(published.briefings.map((briefing) => [briefing.id, briefing]));
  const archive = { ...published, briefings: published.briefings.map((briefing) => fillTexts(briefing, byId)) };
  const context = makeContext(archive, histories);
  const keys = makeKeys(context);
  const related = relate(context, memory);
  const site: Site = {
    model: makeSiteModel(context),
    key: keys.site,
    pages: [
      planHome(context, keys),
      ...planBriefingPages(context, keys, related.relations),
      planThemeIndex(context, keys),
      ...archive.themes.flatMap((theme) => planThemePages(theme, context, keys)),
      ...planArchivePages(context, keys),
      planSearchPage(context),
      ...planStatementPages(context),
      planNotFound(context),
      ...planRedirects(context, keys),
    ],
    total: context.originals.length,
    entries: archive.briefings.map((briefing) => planEntry(briefing, context, keys)),
    themes: archive.themes.map((theme) => ({
      ref: themeRef(theme, context),
      path: `themes/${theme.id}/`,
      summary: theme.front.summary,
      terms: theme.front.terms,
      entries: (context.byTheme.get(theme.id) ?? []).map(({ id }) => id),
    })),
    glossary: archive.glossary.map(({ term, expansion, aliases = [] }) => ({ term, expansion, aliases })),
    letters: listLetters(archive),
    pictures: archive.briefings.flatMap((briefing) =>
      briefing.outline.pictures.length === 0 ? [] : [...picturesOf(briefing, context).values()],
    ),
    redirects: archive.briefings.flatMap(({ id, front }) => (front.aliases ?? []).map((from) => ({ from, to: id }))),
  };
  return { site, memory: related.memory };
}

function planBriefingPages(context: LinkContext, keys: Keys, relations: ReturnType<typeof relate>['relations']): PagePlan[] {
  const neighbours = findNeighbours(context);
  const backlinks = findBacklinks(context);
  return context.archive.briefings.map((briefing: Briefing) => {
    const links = {
      relations: relations.get(briefing.id) ?? [],
      neighbours: neighbours.get(briefing.id) ?? {},
      backlinks: backlinks.get(briefing.id) ?? [],
    };
    return planBriefingPage(briefing, links, context, keys);
  });
}

/** Of the texts of editors, whatever the program itself writes. */
function listLetters({ briefings, themes, statements, publication, glossary }: PublishedArchive): string {
  const files = [...briefings, ...themes, ...statements].map(({ outline }) => outline.letters);
  const letters = new Set(Array.from(files.join('') + JSON.stringify([publication, glossary])).filter((letter) => letter > '\u007F'));
  return [...letters].sort().join('');
}

function makeSiteModel({ archive, base, url }: LinkContext): SiteModel {
  const { publication } = archive;
  return {
    name: publication.name,
    description: publication.description,
    language: publication.language,
    base,
    url,
    notice: publication.notice ?? '',
    ...(publication.licence === undefined
      ? {}
      : {
          licence: { name: publication.licence.name, ...(publication.licence.url === undefined ? {} : { url: publication.licence.url }) },
        }),
    contact: publication.contact,
    home: base,
    nav: [
      { section: 'latest', href: base, label: 'Latest' },
      { section: 'themes', href: `${base}themes/`, label: 'Themes' },
      { section: 'archive', href: `${base}archive/`, label: 'Archive' },
    ],
    search: `${base}search/`,
    footer: [
      { href: `${base}about/`, label: 'About' },
      { href: `${base}accessibility/`, label: 'Accessibility' },
      { href: `${base}feed.xml`, label: 'Feed' },
    ],
  };
}
