import { isWord, splitTokens } from '../text/tokens.ts';

/** A text and the path it has. */
export interface NamedText {
  readonly path: string;
  readonly text: string;
}

/** Texts of which less is in common are two texts. */
const LEAST_ALIKE = 0.6;

/** So many pairs are compared word by word; beyond that only texts that are wholly the same are taken for each other. */
const MOST_PAIRS = 10_000;

/** Which of the texts that came are those that went, under another path: old path to new path. Each is taken once, the most alike first. */
export function findRenames(gone: readonly NamedText[], fresh: readonly NamedText[]): Map<string, string> {
  const isFew = gone.length * fresh.length <= MOST_PAIRS;
  const bags = new Map((isFew ? [...gone, ...fresh] : []).map((file) => [file, countWords(file.text)]));
  const pairs = gone.flatMap((from) =>
    fresh.flatMap((to) => {
      const alike = from.text === to.text ? 1 : likeness(bags.get(from), bags.get(to));
      return alike < LEAST_ALIKE ? [] : [{ from: from.path, to: to.path, alike }];
    }),
  );
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to } of pairs.sort((a, b) => b.alike - a.alike)) {
    if (renames.has(from) || taken.has(to)) continue;
    renames.set(from, to);
    taken.add(to);
  }
  return renames;
}

type Bag = ReadonlyMap<string, number>;

function countWords(text: string): Bag {
  const bag = new Map<string, number>();
  for (const token of splitTokens(text)) if (isWord(token)) bag.set(token, (bag.get(token) ?? 0) + 1);
  return bag;
}

/** The share of words that both have, from 0 to 1. */
function likeness(one: Bag = new Map(), other: Bag = new Map()): number {
  let common = 0;
  for (const [word, count] of one) common += Math.min(count, other.get(word) ?? 0);
  const all = sizeOf(one) + sizeOf(other);
  return all === 0 ? 0 : (2 * common) / all;
}

const sizeOf = (bag: Bag): number => [...bag.values()].reduce((sum, count) => sum + count, 0);
