import type { Match, Term } from './match.ts';
import type { Query } from './parse.ts';

/** Where each term of the query stands in a briefing. */
export type Places = ReadonlyMap<Term, readonly number[]>;

/**
 * Where the terms of a match stand. A word that the reader gave only inside quotation marks counts only where the whole phrase stands,
 * if it stands in the text at all.
 */
export function placePhrases({ found }: Match, { words, phrases }: Query): Places {
  const positionsOf = new Map(found.map(({ term, positions }) => [term.word, new Set(positions)]));
  const kept = new Map<string, Set<number>>();
  for (const phrase of phrases) {
    const offsets = phrase.flatMap((word, offset) => (positionsOf.has(word) ? [{ word, offset }] : []));
    const [first] = offsets;
    if (first === undefined) continue;
    for (const position of positionsOf.get(first.word) ?? []) {
      const start = position - first.offset;
      if (!offsets.every(({ word, offset }) => positionsOf.get(word)?.has(start + offset))) continue;
      for (const { word, offset } of offsets) kept.set(word, (kept.get(word) ?? new Set()).add(start + offset));
    }
  }
  const bare = new Set(words);
  return new Map(found.map(({ term, positions }) => [term, bare.has(term.word) ? positions : [...(kept.get(term.word) ?? positions)]]));
}
