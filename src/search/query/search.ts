import type { Engine, EngineSource } from './engine.ts';
import { countFacets, type FacetCount, type Facets, type Filters, selectByFilters } from './filters.ts';
import { type Found, listContentWords, type Matching, matchWords } from './match.ts';
import { parseQuery, type Query } from './parse.ts';
import { findPassages, type Result } from './passages.ts';
import { isStopWordAnywhere } from './stop-words.ts';

export type Order = 'relevance' | 'newest' | 'oldest';

export interface SearchRequest {
  /** As typed. */
  readonly text: string;
  readonly filters?: Filters;
  readonly order?: Order;
  /** Searches all languages. Otherwise other languages than the first are searched only for words which that one does not know. */
  readonly everywhere?: boolean;
}

export interface Answer {
  readonly query: Query;
  /** In the order asked for, filters applied. */
  readonly found: readonly Found[];
  /** What the words alone match. */
  readonly unfiltered: readonly Found[];
  /** Words that occur nowhere, as the reader wrote them. */
  readonly ignored: readonly string[];
  /** Quoted phrases that occur nowhere: their words were searched for instead. */
  readonly loosened: readonly (readonly string[])[];
}

export interface Search {
  /** Starts loading the reader's language. Never rejected: a failure shows when something is asked for. */
  readonly prepare: () => Promise<void>;
  /** Rejected when the index cannot be read. */
  readonly run: (request: SearchRequest) => Promise<Answer>;
  /** Reads briefings of an answer with their passages, best first. */
  readonly read: (answer: Answer, start: number, end: number) => Promise<Result[]>;
  /** How many briefings each value would show, the filters of the other groups applied. */
  readonly count: (answer: Answer, filters: Filters, facets: Facets) => Promise<FacetCount[]>;
}

/** Searches the engines of a site, the reader's language first. Without engines every answer is empty. */
export function createSearch(sources: readonly EngineSource[]): Search {
  return {
    prepare: async () => {
      await sources[0]?.open().catch(() => undefined);
    },
    run: (request) => run(sources, request),
    read: ({ query, found }, start, end) =>
      Promise.all(
        found
          .slice(start, end)
          .map(async ({ matching, match }) => findPassages(await matching.engine.readPage(match.id), { matching, match, query })),
      ),
    count: ({ unfiltered }, filters, facets) => countFacets(unfiltered, filters, facets),
  };
}

async function run(sources: readonly EngineSource[], request: SearchRequest): Promise<Answer> {
  const query = parseQuery(request.text);
  const matchings = await matchSources(sources, query, request.everywhere ?? false);
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
  const selected = await selectByFilters(unfiltered, request.filters ?? {});
  const found = await putInOrder(selected, request.order ?? 'relevance');
  return { query, found, unfiltered, ignored: listIgnored(matchings, query), loosened };
}

async function matchSources(sources: readonly EngineSource[], query: Query, everywhere: boolean): Promise<Matching[]> {
  const match = async (source: EngineSource): Promise<Matching> => matchWords(await source.open(), query);
  const [home, ...others] = sources;
  if (home === undefined) return [];
  if (everywhere) return Promise.all(sources.map(match));
  const first = await match(home);
  const suffices = first.unknown.length === 0 && first.matches.length > 0;
  return suffices ? [first] : [first, ...(await Promise.all(others.map(match)))];
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

/** A stop word of another language is no word the reader would miss. */
function listIgnored(matchings: readonly Matching[], query: Query): string[] {
  const asked = new Set(matchings.flatMap(({ engine }) => listContentWords(query, engine.language)));
  const known = new Set(
    matchings.flatMap(({ engine, unknown }) => listContentWords(query, engine.language).filter((word) => !unknown.includes(word))),
  );
  const ignored = [...asked].filter((word) => !known.has(word) && (asked.size === 1 || !isStopWordAnywhere(word)));
  return ignored.map((word) => query.written.get(word) ?? word);
}

async function putInOrder(found: readonly Found[], order: Order): Promise<Found[]> {
  const byScore = (a: Found, b: Found): number => b.match.score - a.match.score || (a.match.id < b.match.id ? -1 : 1);
  if (order === 'relevance' && found.some(({ match }) => match.score > 0)) return [...found].sort(byScore);
  const dates = await readDates(found);
  const dateOf = ({ matching, match }: Found): string => dates.get(keyOf(matching.engine, match.id)) ?? '';
  const direction = order === 'oldest' ? 1 : -1;
  return [...found].sort((a, b) => (dateOf(a) === dateOf(b) ? byScore(a, b) : dateOf(a) < dateOf(b) ? -direction : direction));
}

async function readDates(found: readonly Found[]): Promise<ReadonlyMap<string, string>> {
  const engines = [...new Set(found.map(({ matching }) => matching.engine))];
  const lists = await Promise.all(
    engines.map(async (engine) => (await engine.listDates()).map(({ id, date }): [string, string] => [keyOf(engine, id), date])),
  );
  return new Map(lists.flat());
}
