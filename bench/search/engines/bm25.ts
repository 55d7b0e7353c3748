import { isStopWord } from '../../../src/search/query/stop-words.ts';
import type { Document } from '../collection.ts';
import type { OpenEngine } from '../engine.ts';

/** How fast further occurrences of a word stop counting. */
const saturation = 1.2;

/** How much long documents are held back. */
const lengthWeight = 0.75;

interface Indexed {
  readonly id: string;
  readonly length: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** Okapi BM25 over title and text together: lower-case words without stop words, not stemmed. */
export const openBm25: OpenEngine = (documents) => {
  const indexed = documents.map(indexDocument);
  const averageLength = indexed.reduce((sum, { length }) => sum + length, 0) / indexed.length;
  const rank = (query: string): string[] => {
    const sums = new Map<string, number>();
    for (const word of new Set(splitWords(query))) {
      const holders = indexed.filter(({ counts }) => counts.has(word));
      const idf = Math.log((indexed.length - holders.length + 0.5) / (holders.length + 0.5) + 1);
      for (const holder of holders) sums.set(holder.id, (sums.get(holder.id) ?? 0) + idf * weigh(holder, word, averageLength));
    }
    return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
  };
  return { name: 'BM25', ask: rank, rank, close: () => undefined };
};

function indexDocument({ id, title, text }: Document): Indexed {
  const words = splitWords(`${title} ${text}`);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { id, length: words.length, counts };
}

function weigh({ length, counts }: Indexed, word: string, averageLength: number): number {
  const count = counts.get(word) ?? 0;
  return (count * (saturation + 1)) / (count + saturation * (1 - lengthWeight + (lengthWeight * length) / averageLength));
}

function splitWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !isStopWord(word, 'en'));
}
