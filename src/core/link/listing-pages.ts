import type { Briefing } from '../model.ts';
import type { ArchivePage, Facet, HomePage, PageModel } from '../page-model.ts';
import type { PagePlan } from '../site.ts';
import { countWords, readingTime } from '../text/words.ts';
import { defaultKind } from '../rules/kind-sections.ts';
import { languageName, languageOf, latestOf, refOf, standingOf, type LinkContext } from './context.ts';
import { breadcrumbs, makeHead, siteFeeds } from './head.ts';
import { judgementsOf } from './judgements.ts';
import type { Keys } from './keys.ts';
import { planPage, planSmallPage } from './plan.ts';
import { byCoverage, keySummary, summarizeTheme, themeRef } from './theme-summary.ts';

/** Recent briefings on the home page below the lead. */
const RIVER = 8;
/** An archive beyond this shows the newest of each year, and the whole year on its own page. */
const LONG_ARCHIVE = 60;
const SHOWN_OF_YEAR = 12;

/** The home page: the newest briefing that stands, the ones before it, the standing views. */
export function planHome(context: LinkContext, keys: Keys): PagePlan {
  const lead = context.originals.findLast((briefing) => standingOf(briefing, context) === undefined);
  const river = context.originals
    .slice(-RIVER - 1)
    .reverse()
    .filter((briefing) => briefing !== lead)
    .slice(0, RIVER);
  const parts = (): string[] => [
    lead === undefined ? '' : keys.text(lead),
    keys.ref(lead),
    String(context.originals.length),
    ...river.map(keys.ref),
    'themes',
    ...byCoverage(context).map((theme) => keySummary(theme, context, keys)),
  ];
  return planPage('', parts, () => makeHome(lead, river, context), { listed: { changed: latestOf(context.archive.briefings) } });
}

function makeHome(lead: Briefing | undefined, river: readonly Briefing[], context: LinkContext): PageModel {
  const { publication } = context.archive;
  const total = context.originals.length;
  const page: HomePage = {
    kind: 'home',
    ...(lead === undefined ? {} : { lead: makeLead(lead, context) }),
    river: river.map((briefing) => refOf(briefing, context)),
    archive: { href: `${context.base}archive/`, label: total === 1 ? 'The archive' : `All ${total} briefings, by year` },
    themes: byCoverage(context).map((theme) => summarizeTheme(theme, context)),
  };
  const jsonLd = {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: publication.name,
    description: publication.description,
    url: context.url,
    inLanguage: publication.language,
    potentialAction: { '@type': 'SearchAction', target: `${context.url}search/?q={query}`, 'query-input': 'required name=query' },
  };
  return {
    path: '',
    section: 'latest',
    head: makeHead({ path: '', title: publication.name, description: publication.description, jsonLd: [jsonLd] }, context),
    page,
  };
}

function makeLead(briefing: Briefing, context: LinkContext): NonNullable<HomePage['lead']> {
  const { publication } = context.archive;
  const ref = refOf(briefing, context);
  const { body } = briefing;
  const judgements = judgementsOf(briefing.front, body, context);
  const words = countWords(briefing.front.summary) + judgements.reduce((sum, { phrase }) => sum + countWords(phrase.text), 0);
  const sections = body.passages.filter(({ level }) => level === 2).length;
  return {
    ref,
    kindLabel: publication.kinds[briefing.front.kind ?? defaultKind(publication)]?.title ?? '',
    ...(judgements.length === 0
      ? {}
      : {
          judgements: {
            href: `${ref.href}#judgements`,
            time: readingTime(words),
            text: `${countInWords(judgements.length)} key ${judgements.length === 1 ? 'judgement' : 'judgements'}`,
            words,
          },
        }),
    full: {
      href: ref.href,
      time: readingTime(body.words),
      text: `Full briefing, ${countInWords(sections).toLowerCase()} ${sections === 1 ? 'section' : 'sections'}`,
      words: body.words,
    },
  };
}

function countInWords(count: number): string {
  return ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'][count] ?? String(count);
}

/** The archive and the page of each of its years. */
export function planArchivePages(context: LinkContext, keys: Keys): PagePlan[] {
  const groups = new Map<string, Briefing[]>();
  for (const briefing of [...context.originals].reverse()) {
    const year = briefing.front.date.slice(0, 4);
    const group = groups.get(year);
    if (group === undefined) groups.set(year, [briefing]);
    else group.push(briefing);
  }
  const isLong = context.originals.length > LONG_ARCHIVE;
  const years = [...groups].map(([year, briefings]) => ({
    year,
    count: briefings.length,
    href: `${context.base}archive/${year}/`,
    briefings,
  }));
  const toYear = ({ briefings, ...year }: (typeof years)[number], shown: number): ArchivePage['years'][number] => ({
    ...year,
    items: briefings.slice(0, shown).map((briefing) => refOf(briefing, context)),
  });
  const shared = {
    kind: 'archive' as const,
    total: context.originals.length,
    allYears: years.map(({ year, href, count }) => ({ label: year, href, count })),
    themes: byCoverage(context).map((theme) => ({ ...themeRef(theme, context), count: context.byTheme.get(theme.id)?.length ?? 0 })),
    feeds: siteFeeds(context).map(({ href, title }) => ({ href, label: title })),
  };
  const key = JSON.stringify(shared);
  const keyYear = ({ year, briefings }: (typeof years)[number], shown: number): string[] => [
    year,
    ...briefings.slice(0, shown).map(keys.ref),
  ];
  const shownOfYear = isLong ? SHOWN_OF_YEAR : Infinity;
  return [
    planPage(
      'archive/',
      () => [key, ...years.flatMap((year) => keyYear(year, shownOfYear))],
      () => toModel('archive/', undefined, { ...shared, years: years.map((year) => toYear(year, shownOfYear)) }, context),
      { listed: { changed: latestOf(context.archive.briefings) } },
    ),
    ...years.map((year) =>
      planPage(
        `archive/${year.year}/`,
        () => [key, ...keyYear(year, Infinity)],
        () => toModel(`archive/${year.year}/`, year.year, { ...shared, year: year.year, years: [toYear(year, Infinity)] }, context),
        { listed: { changed: latestOf(year.briefings) }, items: year.count },
      ),
    ),
  ];
}

function toModel(path: string, year: string | undefined, page: ArchivePage, context: LinkContext): PageModel {
  const name = context.archive.publication.name;
  const trail: [string, string][] = [['Archive', 'archive/'], ...(year === undefined ? [] : [[year, path] as [string, string]])];
  const description = year === undefined ? `Every briefing of ${name}, by year.` : `Every briefing of ${name} from ${year}.`;
  return {
    path,
    section: 'archive',
    head: makeHead(
      { path, title: year === undefined ? 'Archive' : `Archive ${year}`, description, jsonLd: [breadcrumbs(context, trail)] },
      context,
    ),
    page,
  };
}

/** The search page, with what its filters offer. */
export function planSearchPage(context: LinkContext): PagePlan {
  const path = 'search/';
  const dates = context.originals.map(({ front }) => front.date);
  const years = [...new Set(dates.map((date) => date.slice(0, 4)))].reverse();
  const [from, to] = [dates[0], dates.at(-1)];
  return planSmallPage({
    path,
    section: 'search',
    head: makeHead(
      { path, title: 'Search', description: `Search every briefing of ${context.archive.publication.name}.`, noindex: true },
      context,
    ),
    page: {
      kind: 'search',
      total: context.originals.length,
      span: from === undefined || to === undefined ? {} : { from, to },
      facets: makeFacets(context),
      years: years.map((year) => ({ href: `${context.base}archive/${year}/`, label: year })),
      themes: byCoverage(context).map((theme) => themeRef(theme, context)),
    },
  });
}

/** Filters of the search; a facet with one value filters nothing and is left out. Counts are of what search holds. */
function makeFacets(context: LinkContext): Facet[] {
  const { publication, themes } = context.archive;
  const searchable = context.archive.briefings.filter(({ id, front }) => front.status !== 'withdrawn' && !context.successorOf.has(id));
  const count = (values: (briefing: Briefing) => readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const briefing of searchable) for (const value of values(briefing)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };
  const facet = (name: Facet['name'], values: (briefing: Briefing) => readonly string[], labelOf: (value: string) => string): Facet => {
    const counts = [...count(values)].map(([value, number]) => ({ value, label: labelOf(value), count: number }));
    const sorted =
      name === 'year'
        ? counts.sort((a, b) => (a.value < b.value ? 1 : -1))
        : counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    return { name, values: sorted };
  };
  const titles = new Map(themes.map(({ id, front }) => [id, front.title]));
  return [
    facet(
      'theme',
      ({ front }) => front.themes,
      (id) => titles.get(id) ?? id,
    ),
    facet(
      'year',
      ({ front }) => [front.date.slice(0, 4)],
      (year) => year,
    ),
    facet(
      'region',
      ({ front }) => front.regions ?? [],
      (id) => publication.regions?.[id] ?? id,
    ),
    facet(
      'kind',
      ({ front }) => [front.kind ?? defaultKind(publication)],
      (id) => publication.kinds[id]?.title ?? id,
    ),
    facet('language', (briefing) => [languageOf(briefing, context)], languageName),
  ].filter(({ values }) => values.length > 1);
}

/** What a reader finds at an address where nothing is. */
export function planNotFound(context: LinkContext): PagePlan {
  const latest = context.originals.slice(-3).reverse();
  return planSmallPage({
    path: '404.html',
    section: 'none',
    head: makeHead({ path: '404.html', title: 'Not found', description: 'Nothing is published at this address.', noindex: true }, context),
    page: { kind: 'not-found', latest: latest.map((briefing) => refOf(briefing, context)) },
  });
}

/** The old addresses of briefings. */
export function planRedirects(context: LinkContext, keys: Keys): PagePlan[] {
  return context.archive.briefings.flatMap((briefing) =>
    (briefing.front.aliases ?? []).map((alias) =>
      planPage(
        `briefings/${alias}/`,
        () => [keys.ref(briefing)],
        () => makeRedirect(briefing, alias, context),
      ),
    ),
  );
}

function makeRedirect(briefing: Briefing, alias: string, context: LinkContext): PageModel {
  const { title, summary } = briefing.front;
  const head = makeHead({ path: `briefings/${briefing.id}/`, title, description: summary, noindex: true }, context);
  return { path: `briefings/${alias}/`, section: 'none', head, page: { kind: 'redirect', to: refOf(briefing, context) } };
}
