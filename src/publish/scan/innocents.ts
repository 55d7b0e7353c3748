import { type FinderTables, makeSearch } from './finder.ts';
import { toLetters } from './letters.ts';

/** Texts that are no secret: a published source, or the words of the program. */
export interface Innocent {
  /** Names all that the texts depend on. */
  readonly key: string;
  /** Only called when nothing is known of them. */
  readonly texts: () => Iterable<string>;
}

/** Remembers which needles stand in innocent texts. */
export interface WitnessCache {
  /** Numbers of the needles of a basis, named by its digest, that stand in the texts of a key. */
  readonly get: (basis: string, key: string) => readonly number[] | undefined;
  readonly set: (basis: string, key: string, numbers: readonly number[]) => void;
}

/** Numbers of the needles that stand in any innocent text. */
export function findKnown(
  basis: { readonly digest: string; readonly count: number; readonly tables: FinderTables },
  innocents: Iterable<Innocent>,
  witnesses?: WitnessCache,
): Set<number> {
  const known = new Set<number>();
  if (basis.count === 0) return known;
  const search = makeSearch(basis.tables);
  for (const { key, texts } of innocents) {
    const numbers = witnesses?.get(basis.digest, key) ?? findIn(texts());
    witnesses?.set(basis.digest, key, numbers);
    for (const number of numbers) known.add(number);
  }
  return known;

  function findIn(texts: Iterable<string>): number[] {
    const found = new Set<number>();
    for (const text of texts)
      search(toLetters(text), (needle) => {
        found.add(needle);
        return false;
      });
    return [...found].sort((one, other) => one - other);
  }
}
