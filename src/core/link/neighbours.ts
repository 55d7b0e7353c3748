import type { Briefing } from '../model.ts';
import type { BriefingPage } from '../page-model.ts';
import { refOf, type LinkContext } from './context.ts';

/** The briefings before and after one, overall and within its lead theme. */
export type Neighbours = Pick<BriefingPage, 'previous' | 'next' | 'inTheme'>;

/** Finds the neighbours of every briefing that is not a translation. */
export function findNeighbours(context: LinkContext): Map<string, Neighbours> {
  const overall = adjacent(context.originals);
  const within = new Map([...context.byTheme].map(([theme, briefings]) => [theme, adjacent(briefings)]));
  return new Map(
    context.originals.map((briefing) => {
      const lead = briefing.front.themes[0] ?? '';
      const theme = context.themeRefs.get(lead);
      const inTheme = toRefs(within.get(lead)?.get(briefing.id), context);
      const hasTheme = theme !== undefined && (inTheme.previous !== undefined || inTheme.next !== undefined);
      return [briefing.id, { ...toRefs(overall.get(briefing.id), context), ...(hasTheme ? { inTheme: { theme, ...inTheme } } : {}) }];
    }),
  );
}

interface Pair {
  readonly previous: Briefing | undefined;
  readonly next: Briefing | undefined;
}

function adjacent(briefings: readonly Briefing[]): Map<string, Pair> {
  return new Map(briefings.map((briefing, index) => [briefing.id, { previous: briefings[index - 1], next: briefings[index + 1] }]));
}

function toRefs(pair: Pair | undefined, context: LinkContext): Pick<Neighbours, 'previous' | 'next'> {
  return {
    ...(pair?.previous === undefined ? {} : { previous: refOf(pair.previous, context) }),
    ...(pair?.next === undefined ? {} : { next: refOf(pair.next, context) }),
  };
}
