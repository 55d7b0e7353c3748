import { correctQuery, type Correction, findCorrections } from './correct.ts';
import type { Engine, EngineSource } from './engine.ts';
import type { Expansion } from './extend.ts';
import { countFacets, type FacetCount, type Facets, type Filters, selectByFilters } from './filters.ts';
import { type Found, type Matching, matchWords } from './match.ts';
import { type Order, putInOrder } from './order.ts';
import { parseQuery, type Query } from './parse.ts';
import { findPassages, type Result } from './passages.ts';
import { isStopWordAnywhere } from './stop-words.ts';
import { noSynonyms, type Synonyms } from './synonyms.ts';
import { nameFailures, spareUnreadable } from './unreadable.ts';

export interface SearchRequest {
  /** As typed. */
  readonly text: string;
  readonly filters?: Filters;
  /** Best match first by default. */
  readonly order?: Order;
  /** Searches all languages. Otherwise other languages than the first are searched only for words which that one does not know. */
  readonly everywhere?: boolean;
  /** Whether words that occur nowhere may be corrected; they may by default. */
  readonly correct?: boolean;
  /** Whether the publication's own words for the same thing are searched for too; they are by default. */
  readonly expand?: boolean;
  /** Whether newer briefings pass older ones that match about as well; they do by default. */
  readonly preferNew?: boolean;
  /** Languages that could not be read: none of them is searched, and each is named as missing. */
  readonly without?: readonly string[];
}

export interface Answer {
  /** With its words corrected. */
  readonly query: Query;
  /** In the order asked for, filters applied. */
  readonly found: readonly Found[];
  /** What the words alone match. */
  readonly unfiltered: readonly Found[];
  /** Words that occur nowhere, as the reader wrote them. */
  readonly ignored: readonly string[];
  /** Words that occur nowhere, with those that were searched for instead. */
  readonly corrected: readonly Correction[];
  /** Words of the query, as the reader wrote them, with what the glossary and the themes added to them. */
  readonly expanded: readonly Expanded[];
  /** Quoted phrases that occur nowhere: their words were searched for instead. */
  readonly loosened: readonly (readonly string[])[];
  /** Languages, as primary subtags, that should have been searched but could not be read. */
  readonly missing: readonly string[];
}

export interface Expanded {
  readonly written: string;
  /** As the publication writes them; each occurs. */
  readonly phrases: readonly string[];
}

/** What there is to search. */
export interface SearchParts {
  /** The reader's language first. Without any, every answer is empty. */
  readonly sources: readonly EngineSource[];
  readonly readSynonyms: () => Promise<Synonyms>;
}

export interface Search {
  /** Starts loading the reader's language. Never rejected: a failure shows when something is asked for. */
  readonly prepare: () => Promise<void>;
  /** Rejected when the index of the reader's language cannot be read; without that of another language there is an answer. */
  readonly run: (request: SearchRequest) => Promise<Answer>;
  /** Reads briefings of an answer with their passages, best first. Rejected with `Unreadable` when another language than the reader's fails. */
  readonly read: (answer: Answer, start: number, end: number) => Promise<Result[]>;
  /** How many briefings each value would show, the filters of the other groups and the dates applied. Rejected as `read` is. */
  readonly count: (answer: Answer, filters: Filters, facets: Facets) => Promise<FacetCount[]>;
}

export function createSearch({ sources: [home, ...others], ...rest }: SearchParts): Search {
  const parts = { ...rest, sources: home === undefined ? [] : [home, ...others.map(nameFailures)] };
  return {
    prepare: async () => {
      await home?.open().catch(() => undefined);
    },
    run: (request) => spareUnreadable(request, (asked) => run(parts, asked)),
    read: ({ found }, start, end) =>
      Promise.all(
        found
          .slice(start, end)
          .map(async ({ matching, match }) => findPassages(await matching.engine.readPage(match.id), { matching, match })),
      ),
    count: ({ unfiltered }, filters, facets) => countFacets(unfiltered, filters, facets),
  };
}

async function run(parts: SearchParts, request: SearchRequest): Promise<Answer> {
  const { text, filters = {}, order = 'relevance', preferNew = true, without = [] } = request;
  const { query, corrected, matchings } = await matchQuery(parts, parseQuery(text), request);
  const { unfiltered, loosened } = await holdToPhrases(matchings, query);
  const found = await putInOrder(await selectByFilters(unfiltered, filters), order, preferNew);
  return {
    query,
    found,
    unfiltered,
    ignored: listIgnored(matchings, query),
    corrected,
    expanded: listExpanded(matchings, query),
    loosened,
    missing: without,
  };
}

interface Matched {
  /** As it was searched for. */
  readonly query: Query;
  readonly corrected: readonly Correction[];
  readonly matchings: readonly Matching[];
}

async function matchQuery({ sources: all, readSynonyms }: SearchParts, typed: Query, request: SearchRequest): Promise<Matched> {
  const { everywhere = false, correct = true, expand = true, without = [] } = request;
  const sources = all.filter(({ language }) => !without.includes(language));
  const [home, ...others] = sources;
  if (home === undefined) return { query: typed, corrected: [], matchings: [] };
  const synonyms = expand ? await readSynonyms() : noSynonyms;
  const matchAll = (some: readonly EngineSource[], query: Query): Promise<Matching[]> =>
    Promise.all(some.map(async (source) => matchWords(await source.open(), query, synonyms)));
  const searched = everywhere ? sources : [home];
  const first = await matchAll(searched, typed);
  const corrections = correct ? await correctDoubtful(sources, first, typed) : new Map<string, string>();
  const query = corrections.size === 0 ? typed : correctQuery(typed, corrections);
  const matchings = corrections.size === 0 ? first : await matchAll(searched, query);
  const corrected = [...corrections].map(([word, instead]) => ({ written: typed.written.get(word) ?? word, word: instead }));
  const suffices =
    everywhere ||
    matchings.every(({ unknown, matches }) => matches.length > 0 && [...unknown.values()].every(({ length }) => length === 0));
  return { query, corrected, matchings: suffices ? matchings : [...matchings, ...(await matchAll(others, query))] };
}

/** Corrects the words that no index which was searched holds, and no other index either. */
async function correctDoubtful(
  sources: readonly EngineSource[],
  matchings: readonly Matching[],
  query: Query,
): Promise<ReadonlyMap<string, string>> {
  const [first, ...rest] = matchings.map(({ doubtful }) => doubtful);
  const words = (first ?? []).filter((word) => rest.every((doubtful) => doubtful.includes(word)));
  if (words.length === 0) return new Map();
  return findCorrections(words, query, await Promise.all(sources.map(({ readVocabulary }) => readVocabulary())));
}

/** Keeps the briefings that hold every quoted phrase which occurs at all, and nothing that is excluded. */
async function holdToPhrases(matchings: readonly Matching[], query: Query): Promise<Pick<Answer, 'unfiltered' | 'loosened'>> {
  const phrases = await Promise.all(query.phrases.map((phrase) => holdersOf(matchings, phrase)));
  const excluded = await Promise.all(query.excluded.map((words) => holdersOf(matchings, words)));
  const loosened = query.phrases.filter((_, index) => phrases[index]?.size === 0);
  const required = phrases.filter((holders) => holders.size > 0);
  const unfiltered = matchings
    .flatMap((matching) => matching.matches.map((match) => ({ matching, match })))
    .filter(({ matching, match }) => {
      const key = keyOf(matching.engine, match.id);
      return required.every((holders) => holders.has(key)) && !excluded.some((holders) => holders.has(key));
    });
  return { unfiltered, loosened };
}

/** Keys of the briefings that hold these words in a row. */
async function holdersOf(matchings: readonly Matching[], words: readonly string[]): Promise<ReadonlySet<string>> {
  const lists = await Promise.all(
    matchings.map(async ({ engine }) => (await engine.findExactly(words)).map(({ id }) => keyOf(engine, id))),
  );
  return new Set(lists.flat());
}

function keyOf(engine: Engine, id: string): string {
  return `${engine.language} ${id}`;
}

/** What the index that knows most of a word does not know of it. A stop word of another language is no word the reader would miss. */
function listIgnored(matchings: readonly Matching[], { written }: Query): string[] {
  const least = new Map<string, readonly string[]>();
  for (const [word, parts] of matchings.flatMap(({ unknown }) => [...unknown])) {
    const known = least.get(word);
    if (known === undefined || parts.join('').length < known.join('').length) least.set(word, parts);
  }
  const missed = [...least].filter(([word]) => least.size === 1 || !isStopWordAnywhere(word));
  return missed.flatMap(([word, parts]) => parts.map((part) => (part === word ? (written.get(word) ?? word) : part)));
}

/** What any of the engines added, each once. */
function listExpanded(matchings: readonly Matching[], { written }: Query): Expanded[] {
  const phrases = new Map<string, Set<string>>();
  for (const { words, phrases: added } of matchings.flatMap(({ expansions }): readonly Expansion[] => expansions)) {
    const key = words.map((word) => written.get(word) ?? word).join(' ');
    phrases.set(key, new Set([...(phrases.get(key) ?? []), ...added]));
  }
  return [...phrases].map(([key, added]) => ({ written: key, phrases: [...added] }));
}
