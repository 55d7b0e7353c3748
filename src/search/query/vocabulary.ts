import { countShared } from '../shared-beginning.ts';

/** Words of an index, as `splitWords` gives them, each with its level: the binary logarithm of how many briefings hold it, rounded down. */
export type Vocabulary = ReadonlyMap<string, number>;

/** Highest level: it is written as one digit. */
const highest = 35;

/**
 * Writes words as text: a line a word, in order; a digit for how many letters it shares with the word before, one for its level, then
 * the rest of it.
 * @param holders for each word, how many briefings hold it
 */
export function writeVocabulary(holders: ReadonlyMap<string, number>): string {
  let before = '';
  const sorted = [...holders].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted
    .map(([word, count]) => {
      const shared = countShared(before, word);
      before = word;
      return `${shared.toString(36)}${toDigit(Math.floor(Math.log2(count)))}${word.slice(shared)}\n`;
    })
    .join('');
}

/** Reads what `writeVocabulary` wrote. */
export function readVocabulary(text: string): Vocabulary {
  const words = new Map<string, number>();
  let before = '';
  for (const line of text.split('\n')) {
    if (line === '') continue;
    before = before.slice(0, parseInt(line.charAt(0), 36)) + line.slice(2);
    words.set(before, parseInt(line.charAt(1), 36));
  }
  return words;
}

function toDigit(value: number): string {
  return Math.min(value, highest).toString(36);
}
