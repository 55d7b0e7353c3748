import type { Briefing, Theme } from '../model.ts';
import type { PageModel, Phrase, ThemePage, ThreadItem } from '../page-model.ts';
import type { PagePlan } from '../site.ts';
import { setPhrase } from '../text/phrase.ts';
import { latestOf, refOf, standingOf, type LinkContext, type Quote, type Threads } from './context.ts';
import { fillHtml } from './fill.ts';
import { breadcrumbs, makeHead, siteFeeds, themeFeeds } from './head.ts';
import { judgementPassage } from './judgements.ts';
import type { Keys } from './keys.ts';
import { planPage } from './plan.ts';
import { byCoverage, countLeads, coverageOf, keySummary, summarizeTheme, themeRef, togetherWith } from './theme-summary.ts';

/** Threads longer than this show their newest years here and older ones on pages of their own. */
const LONG_THREAD = 60;
/** Passages quoted of one briefing. */
const QUOTES = 2;

/** The page of a theme, and those of the older years of a long thread. */
export function planThemePages(theme: Theme, context: LinkContext, keys: Keys): PagePlan[] {
  const briefings = context.byTheme.get(theme.id) ?? [];
  const groups = groupByYear(briefings);
  const here = newestYears(groups);
  const path = `themes/${theme.id}/`;
  const { href } = themeRef(theme, context);
  const years = groups.map((group, index): Year => ({ ...group, href: index < here ? href : `${href}${group.year}/` }));
  let shared: readonly string[] | undefined;
  const keyShared = (): readonly string[] => (shared ??= keyTheme(theme, briefings, context, keys));
  const plan = (address: string, part: Part): PagePlan =>
    planPage(
      address,
      () => [...keyShared(), ...keyPart(part, theme, keys)],
      () => toModel(theme, address, makePage(theme, part, context), context),
      {
        listed: { changed: changedOf(part, theme, briefings) },
        items: part.years.reduce((sum, { briefings: shown }) => sum + shown.length, 0),
      },
    );
  return [
    plan(path, { years: years.slice(0, here), others: years.slice(here) }),
    ...years
      .slice(here)
      .map((year) => plan(`${path}${year.year}/`, { year: year.year, years: [year], others: years.filter((other) => other !== year) })),
  ];
}

/** A page of one year changes with its briefings, the theme's own also with the standing view. */
function changedOf({ year, years }: Part, { front }: Theme, briefings: readonly Briefing[]): string | undefined {
  if (year !== undefined) return latestOf(years.flatMap((shown) => shown.briefings));
  const latest = latestOf(briefings) ?? '';
  return latest > front['as-of'] ? latest : front['as-of'];
}

/** What all pages of a theme show. */
function keyTheme(theme: Theme, briefings: readonly Briefing[], context: LinkContext, keys: Keys): string[] {
  return [
    keySummary(theme, context, keys),
    keys.ref(findTested(theme, context)),
    briefings[0]?.front.date ?? '',
    String(countLeads(theme, briefings)),
    ...theme.outline.titles.map((id) => context.byId.get(id)?.front.title ?? ''),
    'children',
    ...childrenOf(theme, context).map((child) => keySummary(child, context, keys)),
    'together',
    ...togetherWith(theme, context).map(({ theme: other, count }) => `${other.id} ${other.front.title} ${count}`),
  ];
}

function keyPart({ year, years, others }: Part, theme: Theme, keys: Keys): string[] {
  return [
    year ?? '',
    ...others.map((other) => `${other.year} ${other.briefings.length} ${other.href}`),
    ...years.flatMap(({ year: name, briefings }) => [
      name,
      ...briefings.map((briefing) => `${keys.ref(briefing)} ${briefing.front.themes[0] ?? ''} ${keyThread(briefing, theme, keys)}`),
    ]),
  ];
}

/** A quotation may take over titles, which the digest of the thread does not know. */
function keyThread(briefing: Briefing, { id }: Theme, keys: Keys): string {
  return briefing.outline.titles.length > 0 ? keys.text(briefing) : (briefing.outline.threads[id] ?? '');
}

/** The newest briefing that a theme leads and that stands. */
function findTested(theme: Theme, context: LinkContext): Briefing | undefined {
  const briefings = context.byTheme.get(theme.id) ?? [];
  return briefings.findLast((briefing) => briefing.front.themes[0] === theme.id && standingOf(briefing, context) === undefined);
}

function childrenOf({ id }: Theme, { archive }: LinkContext): Theme[] {
  return archive.themes.filter(({ front }) => front.parent === id);
}

interface Group {
  readonly year: string;
  readonly briefings: readonly Briefing[];
}

interface Year extends Group {
  /** Of the page that shows the year. */
  readonly href: string;
}

function groupByYear(briefings: readonly Briefing[]): Group[] {
  const years = new Map<string, Briefing[]>();
  for (const briefing of [...briefings].reverse()) {
    const year = briefing.front.date.slice(0, 4);
    const list = years.get(year);
    if (list === undefined) years.set(year, [briefing]);
    else list.push(briefing);
  }
  return [...years].map(([year, list]) => ({ year, briefings: list }));
}

/** How many years fit on the theme's own page; at least one. */
function newestYears(years: readonly Group[]): number {
  const total = years.reduce((sum, { briefings }) => sum + briefings.length, 0);
  if (total <= LONG_THREAD) return years.length;
  let sum = 0;
  const fitting = years.findIndex(({ briefings }) => (sum += briefings.length) > LONG_THREAD);
  return Math.max(1, fitting);
}

interface Part {
  /** Of the page of one year. */
  readonly year?: string;
  /** Shown here. */
  readonly years: readonly Year[];
  /** Shown elsewhere. */
  readonly others: readonly Year[];
}

function makePage(theme: Theme, part: Part, context: LinkContext): ThemePage {
  const briefings = context.byTheme.get(theme.id) ?? [];
  const ref = themeRef(theme, context);
  const tested = findTested(theme, context);
  const parent = context.themesById.get(theme.front.parent ?? '');
  const oldest = briefings[0]?.front.date.slice(0, 7);
  const isOwn = part.year === undefined;
  return {
    kind: 'theme',
    ref,
    ...(part.year === undefined ? {} : { year: part.year }),
    summary: setPhrase(theme.front.summary),
    asOf: context.dates.date(theme.front['as-of']),
    sections: isOwn ? sectionsOf(theme, context) : [],
    count: briefings.length,
    leads: countLeads(theme, briefings),
    ...(oldest === undefined ? {} : { since: context.dates.longMonth(oldest) }),
    ...(tested === undefined ? {} : { tested: refOf(tested, context) }),
    ...(parent === undefined ? {} : { parent: themeRef(parent, context) }),
    children: childrenOf(theme, context).map((child) => summarizeTheme(child, context)),
    coverage: isOwn && briefings.length > 0 ? coverageOf(theme, context) : [],
    thread: part.years.map(({ year, briefings: list }) => ({
      year,
      count: list.length,
      items: list.map((briefing) => toItem(briefing, theme, context)),
    })),
    otherYears: part.others.map(({ year, briefings: list, href }) => ({ href, label: year, count: list.length })),
    together: togetherWith(theme, context).map(({ theme: other, count }) => ({ ref: themeRef(other, context), count })),
    feeds: themeFeeds(ref, context).map(({ href, title }) => ({ href, label: title })),
    search: `${context.base}search/?theme=${encodeURIComponent(theme.id)}`,
  };
}

/** The argument of the standing view. */
export function sectionsOf({ body }: Pick<Theme, 'body'>, context: LinkContext): { id: string; title: Phrase; html: string }[] {
  return body.passages.map(({ id, title, html }) => ({ id, title: setPhrase(title), html: fillHtml(html, new Map(), context) }));
}

/** What a briefing says on each of its themes. A briefing stands on the pages of several, and its body is read once for all of them. */
function threadsOf(briefing: Briefing, context: LinkContext): Threads {
  const known = context.threads.get(briefing);
  if (known !== undefined) return known;
  const { front, body } = briefing;
  const judged = judgementPassage(front, body, context)?.id;
  const ordered = [...body.passages].sort((a, b) => Number(b.id === judged) - Number(a.id === judged));
  const threads = new Map<string, Quote[]>();
  for (const { id, number, title, themes, quotes } of ordered) {
    for (const theme of themes) {
      const list = threads.get(theme) ?? [];
      if (list.length < QUOTES) threads.set(theme, [...list, { text: quotes[theme] ?? '', id, number, title }]);
    }
  }
  context.threads.set(briefing, threads);
  return threads;
}

function toItem(briefing: Briefing, theme: Theme, context: LinkContext): ThreadItem {
  const ref = refOf(briefing, context);
  const quotes = threadsOf(briefing, context)
    .get(theme.id)
    ?.map(({ text, id, number, title }) => ({
      phrase: setPhrase(text),
      cite: { href: `${ref.href}#${encodeURIComponent(id)}`, label: `§\u2060${number} ${title}` },
    }));
  const bottomLine = { phrase: ref.summary, cite: { href: `${ref.href}#bottom-line`, label: 'Bottom line' } };
  return { ref, lead: briefing.front.themes[0] === theme.id, quotes: quotes ?? [bottomLine] };
}

function toModel(theme: Theme, path: string, page: ThemePage, context: LinkContext): PageModel {
  const { title, summary } = theme.front;
  const trail: [string, string][] = [
    ['Themes', 'themes/'],
    [title, `themes/${theme.id}/`],
    ...(page.year === undefined ? [] : [[page.year, path] as [string, string]]),
  ];
  const jsonLd = [
    { '@context': 'https://schema.org', '@type': 'CollectionPage', name: title, description: summary, url: context.url + encodeURI(path) },
    breadcrumbs(context, trail),
  ];
  const name = page.year === undefined ? `${title}: theme` : `${title}, ${page.year}: theme`;
  return {
    path,
    section: 'themes',
    head: makeHead({ path, title: name, description: summary, jsonLd, feeds: themeFeeds(page.ref, context) }, context),
    page,
  };
}

/** The index of themes: those without a parent, each with its children. */
export function planThemeIndex(context: LinkContext, keys: Keys): PagePlan {
  const parts = (): string[] => byCoverage(context).map((theme) => keySummary(theme, context, keys));
  return planPage('themes/', parts, () => makeThemeIndex(context), { listed: { changed: latestOf(context.archive.briefings) } });
}

function makeThemeIndex(context: LinkContext): PageModel {
  const summaries = byCoverage(context).map((theme) => ({ theme, summary: summarizeTheme(theme, context) }));
  const childrenOf = (id: string): ReturnType<typeof summarizeTheme>[] =>
    summaries.filter(({ theme }) => theme.front.parent === id).map(({ summary }) => summary);
  const path = 'themes/';
  return {
    path,
    section: 'themes',
    head: makeHead(
      {
        path,
        title: 'Themes',
        description: `The standing views of ${context.archive.publication.name}, theme by theme.`,
        jsonLd: [breadcrumbs(context, [['Themes', path]])],
      },
      context,
    ),
    page: {
      kind: 'themes',
      themes: summaries
        .filter(({ theme }) => theme.front.parent === undefined)
        .map(({ theme, summary }) => ({ ...summary, children: childrenOf(theme.id) })),
      feeds: siteFeeds(context).map(({ href, title }) => ({ href, label: title })),
    },
  };
}
