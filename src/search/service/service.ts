import type { FacetCount, Facets } from '../query/filters.ts';
import type { Result } from '../query/passages.ts';
import type { Answer, Search, SearchRequest } from '../query/search.ts';
import { spareUnreadable } from '../query/unreadable.ts';
import { remember } from '../remember.ts';

/** A request, and which briefings of its answer are shown. */
export interface Question extends SearchRequest {
  /** Place of the first briefing. */
  readonly start: number;
  /** Place after the last briefing. */
  readonly end: number;
}

/** An answer as plain data, so that it can be sent from one thread to another. */
export interface Reply extends Omit<Answer, 'query' | 'found' | 'unfiltered'> {
  /** Number of briefings that match. */
  readonly found: number;
  /** Number of briefings that match when no filter is applied. */
  readonly unfiltered: number;
  /** Number of passages that match in all of them; nought when there are too many briefings to read. */
  readonly passages: number;
  /** The briefings that were asked for. */
  readonly results: readonly Result[];
}

/** What an interface asks of search. All promises but that of `prepare` are rejected when the index cannot be read. */
export interface SearchService {
  readonly prepare: () => Promise<void>;
  readonly ask: (question: Question) => Promise<Reply>;
  /** How many briefings each value would show, the filters of the other groups applied. */
  readonly count: (request: SearchRequest, facets: Facets) => Promise<FacetCount[]>;
}

/** The search page asks the own language and all of them, and then for counts and further briefings of the one or the other. */
const keptAnswers = 2;

/** A search that need not answer anew what it has just answered. */
export function keepAnswers(search: Search): Search {
  return { ...search, run: remember(search.run, (request) => JSON.stringify(request), keptAnswers) };
}

/** Answers with more briefings than this are not read whole, so their passages are not counted. */
const countedWhole = 20;

/**
 * @param open gives the search of the site; called for each question, so that what failed can be tried again
 * @param forget called when the index could not be read, or not all of it: it may have been replaced by a newer one since it was opened
 */
export function makeService(open: () => Promise<Search>, forget: () => void = () => undefined): SearchService {
  const watch = (search: Search): Search => ({
    ...search,
    run: async (request) => {
      const answer = await search.run(request);
      if (answer.missing.length > 0) forget();
      return answer;
    },
  });
  const work = async <Value>(on: (search: Search) => Promise<Value>): Promise<Value> => {
    try {
      return await on(watch(await open()));
    } catch (error) {
      forget();
      throw error;
    }
  };
  return {
    prepare: async () => {
      const search = await open().catch(() => undefined);
      await search?.prepare();
    },
    ask: (question) => work((search) => spareUnreadable(question, (asked) => reply(search, asked))),
    count: (request, facets) =>
      work((search) => spareUnreadable(request, async (asked) => search.count(await search.run(asked), asked.filters ?? {}, facets))),
  };
}

async function reply(search: Search, { start, end, ...request }: Question): Promise<Reply> {
  const answer = await search.run(request);
  const { found, unfiltered, ignored, loosened, missing, corrected, expanded } = answer;
  const whole = found.length <= countedWhole && start === 0;
  const results = await search.read(answer, start, whole ? found.length : end);
  return {
    ignored,
    loosened,
    missing,
    corrected,
    expanded,
    found: found.length,
    unfiltered: unfiltered.length,
    passages: whole ? results.reduce((sum, { matched }) => sum + matched, 0) : 0,
    results: results.slice(0, end - start),
  };
}
