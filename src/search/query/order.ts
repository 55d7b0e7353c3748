import { freshness } from '../ranking.ts';
import { type DateOf, estimateDates, readDates } from './dates.ts';
import { reorderFirst, type Scored } from './feedback.ts';
import type { Found } from './match.ts';

export type Order = 'relevance' | 'newest' | 'oldest';

const millisecondsAYear = 365.25 * 24 * 60 * 60 * 1000;

/**
 * Puts briefings in order; those that are equal by date by relevance, and the other way round.
 * @param preferNew whether newer briefings are a little more relevant
 */
export async function putInOrder(found: readonly Found[], order: Order, preferNew: boolean): Promise<Found[]> {
  if (order === 'relevance' && found.some(({ match }) => match.score > 0)) {
    const worth = preferNew ? worthOfNewness(found, await estimateDates(found)) : (): number => 1;
    const scored = found.map((item): Scored => ({ item, score: item.match.score * worth(item) }));
    return (await reorderFirst(scored.sort(compare))).map(({ item }) => item);
  }
  const dateOf = await readDates(found);
  const direction = order === 'oldest' ? 1 : -1;
  return found.toSorted((a, b) => {
    const [one, other] = [dateOf(a), dateOf(b)];
    return one === other ? compare(toScored(a), toScored(b)) : one < other ? -direction : direction;
  });
}

function toScored(item: Found): Scored {
  return { item, score: item.match.score };
}

function compare(a: Scored, b: Scored): number {
  return b.score - a.score || compareText(keyOf(b), keyOf(a));
}

/** Names a briefing among all found. Ids are numbers by date, so that of equals the newer one comes first. */
function keyOf({ item: { match, matching } }: Scored): string {
  return `${match.id} ${matching.engine.language}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The newest of the briefings found is worth a little more, older ones less and less of it. No clock is asked. */
function worthOfNewness(found: readonly Found[], dateOf: DateOf): (item: Found) => number {
  const times = new Map<string, number>();
  for (const item of found) {
    const date = dateOf(item);
    if (!times.has(date)) times.set(date, Date.parse(date));
  }
  const newest = Math.max(...times.values());
  const worths = new Map(
    [...times].map(([date, time]) => [date, 1 + freshness.worth * 0.5 ** ((newest - time) / millisecondsAYear / freshness.halfLife)]),
  );
  return (item) => worths.get(dateOf(item)) ?? 1;
}
