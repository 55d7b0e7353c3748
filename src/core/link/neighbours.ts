import type { Briefing, Theme } from '../model.ts';
import type { BriefingPage } from '../page-model.ts';
import { refOf, type LinkContext } from './context.ts';

/** The briefings before and after one, overall and within its lead theme. */
export interface Neighbours {
  readonly previous?: Briefing | undefined;
  readonly next?: Briefing | undefined;
  /** Absent when the theme has no other briefing. */
  readonly inTheme?: Pair & { readonly theme: Theme };
}

/** Finds the neighbours of every briefing that is not a translation. */
export function findNeighbours(context: LinkContext): Map<string, Neighbours> {
  const overall = adjacent(context.originals);
  const within = new Map([...context.byTheme].map(([theme, briefings]) => [theme, adjacent(briefings)]));
  return new Map(
    context.originals.map((briefing) => {
      const lead = briefing.front.themes[0] ?? '';
      const theme = context.themesById.get(lead);
      const pair = within.get(lead)?.get(briefing.id);
      const hasTheme = theme !== undefined && (pair?.previous !== undefined || pair?.next !== undefined);
      return [briefing.id, { ...overall.get(briefing.id), ...(hasTheme ? { inTheme: { theme, ...pair } } : {}) }];
    }),
  );
}

interface Pair {
  readonly previous?: Briefing | undefined;
  readonly next?: Briefing | undefined;
}

function adjacent(briefings: readonly Briefing[]): Map<string, Pair> {
  return new Map(briefings.map((briefing, index) => [briefing.id, { previous: briefings[index - 1], next: briefings[index + 1] }]));
}

/** The neighbours as a page shows them. */
export function showNeighbours(
  { previous, next, inTheme }: Neighbours,
  context: LinkContext,
): Pick<BriefingPage, 'previous' | 'next' | 'inTheme'> {
  const theme = context.themeRefs.get(inTheme?.theme.id ?? '');
  return {
    ...showPair({ previous, next }, context),
    ...(inTheme === undefined || theme === undefined ? {} : { inTheme: { theme, ...showPair(inTheme, context) } }),
  };
}

function showPair({ previous, next }: Pair, context: LinkContext): Pick<BriefingPage, 'previous' | 'next'> {
  return {
    ...(previous === undefined ? {} : { previous: refOf(previous, context) }),
    ...(next === undefined ? {} : { next: refOf(next, context) }),
  };
}
