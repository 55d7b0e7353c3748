import { coverageExponent } from '../ranking.ts';
import type { Engine, Hit } from './engine.ts';
import { type Expansion, extendTerms } from './extend.ts';
import { inverseFrequency } from './inverse-frequency.ts';
import { type KnownWord, lookUp } from './known-words.ts';
import type { Query } from './parse.ts';
import { isStopWord } from './stop-words.ts';
import { findParts, type Synonyms } from './synonyms.ts';

/** A word of the query as one engine knows it. */
export interface Term {
  readonly word: string;
  readonly hits: readonly Hit[];
  /** How much the word tells briefings apart. */
  readonly idf: number;
}

/** A briefing that has some of the query's words. */
export interface Match {
  readonly id: string;
  readonly score: number;
  readonly found: readonly Standing[];
}

/** Where a term stands in a briefing. */
export interface Standing extends Pick<Hit, 'positions' | 'isLonger'> {
  readonly term: Term;
}

/** What one engine found. */
export interface Matching {
  readonly engine: Engine;
  readonly terms: readonly Term[];
  /** Words of the query that this engine does not know. */
  readonly unknown: readonly string[];
  /** Words that it does not hold, whether it knows some that begin alike or not: they may be misspelled. */
  readonly doubtful: readonly string[];
  readonly expansions: readonly Expansion[];
  /** Sum of the idf of all words asked for; unknown ones count as the rarest. */
  readonly total: number;
  readonly matches: readonly Match[];
}

/** A briefing of an answer, not read yet. */
export interface Found {
  readonly matching: Matching;
  readonly match: Match;
}

/** Finds the briefings of one engine that hold any of the query's words. A query without words matches all, newest first. */
export async function matchWords(engine: Engine, query: Query, synonyms: Synonyms): Promise<Matching> {
  const asked = listContentWords(query, engine.language);
  const empty = { engine, terms: [], unknown: [], doubtful: [], expansions: [], total: 0 };
  if (asked.length === 0) return { ...empty, matches: await listAll(engine) };
  const answers = await Promise.all(asked.map(async (word) => ({ word, ...(await lookUp(engine, word)) })));
  const own = answers.flatMap(({ known }) => known).map((known) => weigh(known, engine.size));
  const { terms, expansions } = await extendTerms(engine, own, findParts(query.words, synonyms, engine.language));
  const expanded = new Set(expansions.flatMap(({ words }) => words));
  const unknown = answers.filter(({ word, known }) => known.length === 0 && !expanded.has(word)).map(({ word }) => word);
  const doubtful = answers.filter(({ word, isDoubtful }) => isDoubtful && !expanded.has(word)).map(({ word }) => word);
  const total = terms.reduce((sum, { idf }) => sum + idf, 0) + unknown.length * inverseFrequency(0, engine.size);
  return { engine, terms, unknown, doubtful, expansions, total, matches: scoreAll(terms, total) };
}

/** The words to search for: all but stop words, or all when there are only stop words. */
export function listContentWords({ words, phrases }: Query, language: string): string[] {
  const all = [...new Set([...words, ...phrases.flat()])];
  const telling = all.filter((word) => !isStopWord(word, language));
  return telling.length > 0 ? telling : all;
}

async function listAll(engine: Engine): Promise<Match[]> {
  return (await engine.listDates()).map(({ id }) => ({ id, score: 0, found: [] }));
}

function weigh({ word, hits }: KnownWord, size: number): Term {
  return { word, hits, idf: inverseFrequency(hits.length, size) };
}

/** The engine's scores of the words, summed, times the share of the query that the briefing covers. */
function scoreAll(terms: readonly Term[], total: number): Match[] {
  const sums = new Map<string, { score: number; covered: number; found: Standing[] }>();
  for (const term of terms) {
    for (const { id, score, positions, isLonger = false, share = 1 } of term.hits) {
      const sum = sums.get(id) ?? { score: 0, covered: 0, found: [] };
      sum.score += score;
      sum.covered += term.idf * share;
      sum.found.push({ term, positions, isLonger });
      sums.set(id, sum);
    }
  }
  return [...sums].map(([id, { score, covered, found }]) => ({ id, found, score: score * (covered / total) ** coverageExponent }));
}
