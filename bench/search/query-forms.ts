import { isStopWord } from '../../src/search/query/stop-words.ts';
import { makeRandom } from '../random.ts';
import type { Document, JudgedQuery } from './collection.ts';
import { splitText } from './words.ts';

/** The forms in which each query is asked: as it is, its rarest content words only, with a slip of the fingers. */
export const queryForms = ['whole', 'words2', 'words3', 'words4', 'typo', 'words3Typo'] as const;

export type QueryForm = (typeof queryForms)[number];

/** Shorter words are seldom mistyped, and their neighbours are words too. In letters. */
const shortestMistyped = 5;

/**
 * Gives the queries another form; the judgements stay. `words3` are the three content words that the fewest documents hold, in the query's
 * order; words that no document holds are left out. A typo exchanges two neighbouring letters of one word, the same for the same query.
 */
export function formQueries(documents: readonly Document[], queries: readonly JudgedQuery[], form: QueryForm): JudgedQuery[] {
  const holders = countHolders(documents);
  const limit = Number(/\d/u.exec(form)?.[0] ?? Infinity);
  return queries.map((query) => {
    const short = limit === Infinity ? query.text : pickRarest(query.text, holders, limit).join(' ');
    return { ...query, text: /typo$/iu.test(form) ? mistype(short, makeRandom(`typo/${query.id}`)) : short };
  });
}

function countHolders(documents: readonly Document[]): ReadonlyMap<string, number> {
  const holders = new Map<string, number>();
  for (const { title, text } of documents)
    for (const word of new Set(splitText(`${title} ${text}`))) holders.set(word, (holders.get(word) ?? 0) + 1);
  return holders;
}

function pickRarest(text: string, holders: ReadonlyMap<string, number>, limit: number): string[] {
  const words = [...new Set(splitText(text))].filter((word) => !isStopWord(word, 'en') && holders.has(word));
  const rarest = new Set([...words].sort((a, b) => (holders.get(a) ?? 0) - (holders.get(b) ?? 0)).slice(0, limit));
  return words.filter((word) => rarest.has(word));
}

function mistype(text: string, random: ReturnType<typeof makeRandom>): string {
  const words = [...text.matchAll(/\p{L}+/gu)].filter(([word]) => word.length >= shortestMistyped && !isStopWord(word.toLowerCase(), 'en'));
  if (words.length === 0) return text;
  const { 0: word, index } = random.pick(words);
  const places = Array.from(word, (_, place) => place).filter(
    (place) => place > 0 && word[place] !== word[place + 1] && place < word.length - 1,
  );
  if (places.length === 0) return text;
  const place = index + random.pick(places);
  return text.slice(0, place) + text.charAt(place + 1) + text.charAt(place) + text.slice(place + 2);
}
