import { ranking } from '../ranking.ts';
import type { Engine, Hit } from './engine.ts';
import { inverseFrequency } from './inverse-frequency.ts';
import type { Term } from './match.ts';
import { isStopWord } from './stop-words.ts';
import type { Other, Part } from './synonyms.ts';
import { splitWords } from './tokens.ts';

/** What was added to a query by other words for some of its own. */
export interface Expansion {
  /** The words of the query. */
  readonly words: readonly string[];
  /** Phrases that occur, as the publication writes them. */
  readonly phrases: readonly string[];
}

/** Where a phrase stands in a briefing: for each mention of it, the places of its words. */
type Mentions = readonly (readonly number[])[];

/** Briefing to the places where a phrase stands in it. */
type Places = ReadonlyMap<string, Mentions>;

interface Found extends Other {
  readonly places: Places;
}

/** Lets other words for parts of a query stand for the part's own: their briefings become hits of the part's terms, of less weight. */
export async function extendTerms(
  engine: Engine,
  terms: readonly Term[],
  parts: readonly Part[],
): Promise<{ terms: readonly Term[]; expansions: readonly Expansion[] }> {
  let extended = terms;
  const expansions: Expansion[] = [];
  for (const { words, others } of parts) {
    const looked = others.map(async (other): Promise<Found> => ({ ...other, places: await findPlaces(engine, other.phrase) }));
    const found = (await Promise.all(looked)).filter(({ places }) => places.size > 0);
    if (found.length === 0) continue;
    expansions.push({ words, phrases: found.map(({ phrase }) => phrase) });
    const extent = { isAll: words.length === 1, size: engine.size };
    const missing = words.filter((word) => !extended.some((term) => term.word === word)).map((word): Term => ({ word, hits: [], idf: 0 }));
    extended = [...extended, ...missing].map((term) => (words.includes(term.word) ? extendTerm(term, found, extent) : term));
  }
  return { terms: extended, expansions };
}

interface Extent {
  /** Whether the term is all that the phrases stand for, so that together they are one term of as many briefings. */
  readonly isAll: boolean;
  /** Number of briefings. */
  readonly size: number;
}

function extendTerm({ word, hits, idf }: Term, found: readonly Found[], { isAll, size }: Extent): Term {
  const holders = new Set([...hits.map(({ id }) => id), ...found.flatMap(({ places }) => [...places.keys()])]).size;
  const weight = isAll || hits.length === 0 ? inverseFrequency(holders, size) : idf;
  const byId = new Map(hits.map((hit): [string, Hit] => [hit.id, { ...hit, score: (hit.score * weight) / idf }]));
  for (const { weight: share, places } of found) {
    for (const [id, mentions] of places) {
      const own = byId.get(id);
      const score = share * weight * saturate(mentions.length);
      const known = own?.isLonger === true ? [] : (own?.positions ?? []);
      const all = [...new Set([...known, ...mentions.flat()])].sort((a, b) => a - b);
      const held = Math.max(own === undefined ? 0 : (own.share ?? 1), share);
      byId.set(id, { id, score: Math.max(own?.score ?? 0, score), positions: all, share: held });
    }
  }
  return { word, hits: [...byId.values()], idf: weight };
}

/** As BM25 counts, in a briefing of average length. */
function saturate(count: number): number {
  return (count * (ranking.termSaturation + 1)) / (count + ranking.termSaturation);
}

/** Where a phrase stands; words that say nothing may be others. */
async function findPlaces(engine: Engine, phrase: string): Promise<Places> {
  const words = (await Promise.all(splitWords(phrase).map(engine.cut))).flat();
  const offsets = words.flatMap((word, offset) => (isStopWord(word, engine.language) && words.length > 1 ? [] : [{ word, offset }]));
  const lists = await Promise.all(offsets.map(({ word }) => findWhole(engine, word)));
  const [first, ...others] = lists.map((hits) => new Map(hits.map(({ id, positions }) => [id, positions])));
  const start = offsets[0]?.offset ?? 0;
  const placed = [...(first ?? [])].map(([id, positions]): [string, Mentions] => {
    const rest = others.map((places) => new Set(places.get(id)));
    const stands = (position: number): boolean =>
      rest.every((places, index) => places.has(position + (offsets[index + 1]?.offset ?? 0) - start));
    return [id, positions.filter(stands).map((position) => offsets.map(({ offset }) => position + offset - start))];
  });
  return new Map(placed.filter(([, mentions]) => mentions.length > 0));
}

/** Hits of the word itself, not of longer or shorter ones. */
async function findWhole(engine: Engine, word: string): Promise<readonly Hit[]> {
  const { hits, isWhole } = await engine.find(word);
  return isWhole ? hits.filter(({ isLonger }) => isLonger !== true) : [];
}
