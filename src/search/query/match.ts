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
  /** The query with its words as the engine cuts them. */
  readonly query: Query;
  readonly terms: readonly Term[];
  /** For each telling word of the query as it was asked, what of it this engine does not know: nothing, all, or some of its parts. */
  readonly unknown: ReadonlyMap<string, readonly string[]>;
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
export async function matchWords(engine: Engine, typed: Query, synonyms: Synonyms): Promise<Matching> {
  const cuts = await cutAll(engine, typed);
  const query = cutQuery(typed, cuts);
  const asked = listContentWords(query, engine.language);
  const empty = { engine, query, terms: [], unknown: new Map<string, string[]>(), doubtful: [], expansions: [], total: 0 };
  if (asked.length === 0) return { ...empty, matches: await listAll(engine) };
  const answers = await Promise.all(asked.map((word) => lookUp(engine, word)));
  const own = answers.filter(({ hits }) => hits.length > 0).map((known) => weigh(known, engine.size));
  const { terms, expansions } = await extendTerms(engine, own, findParts(query.words, synonyms, engine.language));
  const expanded = new Set(expansions.flatMap(({ words }) => words));
  const missed = answers.filter(({ word, hits }) => hits.length === 0 && !expanded.has(word)).map(({ word }) => word);
  const doubtful = answers.filter(({ word, isDoubtful }) => isDoubtful && !expanded.has(word)).map(({ word }) => word);
  const total = terms.reduce((sum, { idf }) => sum + idf, 0) + missed.length * inverseFrequency(0, engine.size);
  const searched = [...cuts].filter(([, parts]) => parts.some((part) => asked.includes(part)));
  const unknown = new Map(searched.map(([word, parts]) => [word, parts.filter((part) => missed.includes(part))]));
  return { engine, query, terms, unknown, doubtful, expansions, total, matches: scoreAll(terms, total) };
}

/** Word of the query to the parts that it has in an index. */
type Cuts = ReadonlyMap<string, readonly string[]>;

async function cutAll(engine: Engine, query: Query): Promise<Cuts> {
  return new Map(await Promise.all(listWords(query).map(async (word) => [word, await engine.cut(word)] as const)));
}

function cutQuery(query: Query, cuts: Cuts): Query {
  const cut = (words: readonly string[]): string[] => words.flatMap((word) => cuts.get(word) ?? word);
  return { ...query, words: [...new Set(cut(query.words))], phrases: query.phrases.map(cut) };
}

function listWords({ words, phrases }: Query): string[] {
  return [...new Set([...words, ...phrases.flat()])];
}

/** The words to search for: all but stop words, or all when there are only stop words. */
function listContentWords(query: Query, language: string): string[] {
  const all = listWords(query);
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
