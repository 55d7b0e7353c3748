import { isStopWord } from '../../../src/search/query/stop-words.ts';
import type { Document } from '../collection.ts';
import type { OpenEngine } from '../engine.ts';
import { makeStemmer, splitText } from '../words.ts';

/** How fast further occurrences of a word stop counting. */
const saturation = 1.2;

/** How much long documents are held back. */
const lengthWeight = 0.75;

interface Posting {
  readonly id: string;
  readonly count: number;
  readonly length: number;
}

/** Okapi BM25 over title and text together: Snowball stems, without stop words. */
export const openBm25: OpenEngine = (documents) => {
  const stem = makeStemmer();
  const read = (text: string): string[] =>
    splitText(text)
      .filter((word) => !isStopWord(word, 'en'))
      .map(stem);
  const { postings, averageLength } = indexAll(documents, read);
  const rank = (query: string): string[] => {
    const sums = new Map<string, number>();
    for (const word of new Set(read(query))) {
      const holders = postings.get(word) ?? [];
      const idf = Math.log((documents.length - holders.length + 0.5) / (holders.length + 0.5) + 1);
      for (const { id, count, length } of holders) {
        const weight = (count * (saturation + 1)) / (count + saturation * (1 - lengthWeight + (lengthWeight * length) / averageLength));
        sums.set(id, (sums.get(id) ?? 0) + idf * weight);
      }
    }
    return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
  };
  return { name: 'BM25', ask: rank, rank, close: () => undefined };
};

function indexAll(
  documents: readonly Document[],
  read: (text: string) => string[],
): { postings: Map<string, Posting[]>; averageLength: number } {
  const postings = new Map<string, Posting[]>();
  let total = 0;
  for (const { id, title, text } of documents) {
    const words = read(`${title} ${text}`);
    total += words.length;
    for (const [word, { length: count }] of Map.groupBy(words, (one) => one)) {
      const posting = { id, count, length: words.length };
      const known = postings.get(word);
      if (known === undefined) postings.set(word, [posting]);
      else known.push(posting);
    }
  }
  return { postings, averageLength: total / documents.length };
}
