import type { IndexedBundle } from './index-format.ts';

/** A briefing within the index of its language: the place of its bundle in the list, and its number there, counted from the oldest. */
interface PagePlace {
  readonly bundle: number;
  readonly page: number;
}

/** Number of the first briefing of each bundle among all of the language. @param bundles oldest first */
export function listFirsts(bundles: readonly IndexedBundle[]): number[] {
  let before = 0;
  return bundles.map(({ pages }) => (before += pages) - pages);
}

/** The id of a briefing by its number among all: newer briefings have later ids. */
export function toPageId(number: number): string {
  return String(number).padStart(7, '0');
}

export function findPlace(id: string, firsts: readonly number[]): PagePlace {
  const number = Number(id);
  const bundle = firsts.findLastIndex((first) => first <= number);
  return { bundle, page: number - (firsts[bundle] ?? 0) };
}
