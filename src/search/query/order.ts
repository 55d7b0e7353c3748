import { freshness } from '../ranking.ts';
import { type DateOf, estimateDates, readDates } from './dates.ts';
import type { Found } from './match.ts';

export type Order = 'relevance' | 'newest' | 'oldest';

const millisecondsAYear = 365.25 * 24 * 60 * 60 * 1000;

/**
 * Puts briefings in order; those that are equal by date by relevance, and the other way round.
 * @param preferNew whether newer briefings are a little more relevant
 */
export async function putInOrder(found: readonly Found[], order: Order, preferNew: boolean): Promise<Found[]> {
  const isScored = found.some(({ match }) => match.score > 0);
  if (order === 'relevance' && isScored && !preferNew) return found.toSorted((a, b) => compareScores(scoreOf, a, b));
  if (order === 'relevance' && isScored) return found.toSorted(byFreshScore(found, await estimateDates(found)));
  const dateOf = await readDates(found);
  const direction = order === 'oldest' ? 1 : -1;
  return found.toSorted((a, b) => {
    const [one, other] = [dateOf(a), dateOf(b)];
    return one === other ? compareScores(scoreOf, a, b) : one < other ? -direction : direction;
  });
}

type Score = (item: Found) => number;

function scoreOf({ match }: Found): number {
  return match.score;
}

function compareScores(score: Score, a: Found, b: Found): number {
  return score(b) - score(a) || (a.match.id < b.match.id ? -1 : 1);
}

/** The newest of the briefings found is worth a little more, older ones less and less of it. No clock is asked. */
function byFreshScore(found: readonly Found[], dateOf: DateOf): (a: Found, b: Found) => number {
  const times = new Map(found.map((item) => [item, Date.parse(dateOf(item))]));
  const newest = [...times.values()].reduce((latest, time) => Math.max(latest, time), -Infinity);
  const score = (item: Found): number => {
    const years = (newest - (times.get(item) ?? newest)) / millisecondsAYear;
    return item.match.score * (1 + freshness.worth * 0.5 ** (years / freshness.halfLife));
  };
  const scores = new Map(found.map((item) => [item, score(item)]));
  return (a, b) => compareScores((item) => scores.get(item) ?? 0, a, b);
}
