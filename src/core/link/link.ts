import type { PublishedArchive } from '../model.ts';
import type { PageModel, Site, SiteModel } from '../page-model.ts';
import { findBacklinks, makeBriefingPage } from './briefing-page.ts';
import { makeContext, type LinkContext } from './context.ts';
import { makeEntry } from './entries.ts';
import { fillTexts, picturesOf } from './fill.ts';
import { makeArchivePages, makeHome, makeNotFound, makeRedirects, makeSearchPage } from './listing-pages.ts';
import { findNeighbours } from './neighbours.ts';
import { relate } from './related.ts';
import { makeStatementPages } from './statement-pages.ts';
import { makeThemeIndex, makeThemePages } from './theme-pages.ts';
import { themeRef } from './theme-summary.ts';

/** Links a published archive: every page with all it shows. Near linear in the number of briefings. */
export function link(published: PublishedArchive): Site {
  const byId = new Map(published.briefings.map((briefing) => [briefing.id, briefing]));
  const archive = { ...published, briefings: published.briefings.map((briefing) => fillTexts(briefing, byId)) };
  const context = makeContext(archive);
  return {
    model: makeSiteModel(context),
    pages: [
      makeHome(context),
      ...makeBriefingPages(context),
      makeThemeIndex(context),
      ...archive.themes.flatMap((theme) => makeThemePages(theme, context)),
      ...makeArchivePages(context),
      makeSearchPage(context),
      ...makeStatementPages(context),
      makeNotFound(context),
      ...makeRedirects(context),
    ],
    entries: archive.briefings.map((briefing) => makeEntry(briefing, context)),
    themes: archive.themes.map((theme) => ({
      ref: themeRef(theme, context),
      path: `themes/${theme.id}/`,
      summary: theme.front.summary,
      entries: (context.byTheme.get(theme.id) ?? []).map(({ id }) => id),
    })),
    glossary: archive.glossary.map(({ term, expansion, aliases = [] }) => ({ term, expansion, aliases })),
    pictures: archive.briefings.flatMap((briefing) => [...picturesOf(briefing, context).values()]),
    redirects: archive.briefings.flatMap(({ id, front }) => (front.aliases ?? []).map((from) => ({ from, to: id }))),
  };
}

function makeBriefingPages(context: LinkContext): PageModel[] {
  const relations = relate(context);
  const neighbours = findNeighbours(context);
  const backlinks = findBacklinks(context);
  return context.archive.briefings.map((briefing) => {
    const links = {
      relations: relations.get(briefing.id) ?? [],
      neighbours: neighbours.get(briefing.id) ?? {},
      linkedFrom: backlinks.get(briefing.id) ?? [],
    };
    return makeBriefingPage(briefing, links, context);
  });
}

function makeSiteModel({ archive, base, url, originals }: LinkContext): SiteModel {
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
    briefings: originals.length,
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
