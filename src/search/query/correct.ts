import { countEdits } from './edit-distance.ts';
import type { Query } from './parse.ts';
import { isUnspaced } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word of the query that occurs nowhere, and what was searched for instead. */
export interface Correction {
  /** As the reader wrote it. */
  readonly written: string;
  readonly word: string;
}

/** Shorter words have too many neighbours; longer ones may hold two mistakes. In letters. */
const shortest = 4;
const long = 8;

/** Words in capitals up to this length are acronyms: one that occurs nowhere is no slip of the other. In letters. */
const longestAcronym = 5;

/** What a different first letter costs, and what a doubling of the briefings that hold a word is worth; in edits. */
const firstLetter = 0.5;
const frequency = 0.06;

/** Finds for each of the words the most likely one that was meant, by the word as `splitWords` gives it; words no index could have meant are left out. */
export function findCorrections(
  words: readonly string[],
  { written }: Query,
  vocabularies: readonly Vocabulary[],
): ReadonlyMap<string, string> {
  const known = vocabularies.flatMap((vocabulary) => [...vocabulary]);
  const pairs = words.flatMap((word): [string, string][] => {
    if (!isCorrectable(word, written.get(word) ?? word) || vocabularies.some((vocabulary) => vocabulary.has(word))) return [];
    const found = findLikeliest(word, known);
    return found === undefined ? [] : [[word, found]];
  });
  return new Map(pairs);
}

/** The query with its corrected words in the place of those that were typed. */
export function correctQuery(query: Query, corrections: ReadonlyMap<string, string>): Query {
  const correct = (words: readonly string[]): string[] => words.map((word) => corrections.get(word) ?? word);
  return { ...query, words: [...new Set(correct(query.words))], phrases: query.phrases.map(correct) };
}

function isCorrectable(word: string, written: string): boolean {
  if (word.length < shortest || !/^[\p{L}\p{M}]+$/u.test(word) || isUnspaced(word)) return false;
  return word.length > longestAcronym || written !== written.toUpperCase();
}

function findLikeliest(word: string, known: readonly (readonly [string, number])[]): string | undefined {
  const most = word.length < long ? 1 : 2;
  let likeliest: string | undefined;
  let least = Infinity;
  for (const [candidate, level] of known) {
    if (Math.abs(candidate.length - word.length) > most) continue;
    const edits = countEdits(word, candidate, most);
    if (edits > most) continue;
    const cost = edits + (candidate.startsWith(word.charAt(0)) ? 0 : firstLetter) - frequency * level;
    if (cost < least) [likeliest, least] = [candidate, cost];
  }
  return likeliest;
}
