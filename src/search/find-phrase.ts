import type { BundleWords } from './score-word.ts';
import { toPageId } from './page-ids.ts';
import type { Hit } from './query/engine.ts';

/** Where a word stands in a page: in the text, and in each field beside it. */
interface Places {
  readonly text: number[];
  readonly fields: Map<number, number[]>;
}

/**
 * Finds the briefings of a bundle in which words stand in a row.
 * @param found what the bundle holds of each of the words, in their order
 */
export function findPhrase(found: readonly BundleWords[]): Hit[] {
  const [pages, ...others] = found.map(placesByPage);
  const first = found[0]?.first ?? 0;
  return [...(pages ?? [])].flatMap(([page, places]): Hit[] => {
    const rest = others.map((other) => other.get(page) ?? { text: [], fields: new Map<number, number[]>() });
    const starts = followed(
      places.text,
      rest.map(({ text }) => text),
    );
    const isInField = [...places.fields].some(
      ([field, own]) =>
        followed(
          own,
          rest.map(({ fields }) => fields.get(field) ?? []),
        ).length > 0,
    );
    if (starts.length === 0 && !isInField) return [];
    return [{ id: toPageId(first + page), score: 1, positions: starts.flatMap((start) => found.map((_, offset) => start + offset)) }];
  });
}

/** The places behind which the other words follow, one place after the other. */
function followed(places: readonly number[], others: readonly (readonly number[])[]): number[] {
  const sets = others.map((list) => new Set(list));
  return places.filter((place) => sets.every((set, index) => set.has(place + index + 1)));
}

function placesByPage({ words }: BundleWords): Map<number, Places> {
  const pages = new Map<number, Places>();
  for (const { page, places, fields } of words.flatMap(({ forms }) => forms.flatMap(({ postings }) => postings))) {
    const known = pages.get(page) ?? { text: [], fields: new Map<number, number[]>() };
    known.text.push(...places);
    for (const { field, places: list } of fields) known.fields.set(field, [...(known.fields.get(field) ?? []), ...list]);
    pages.set(page, known);
  }
  return pages;
}
