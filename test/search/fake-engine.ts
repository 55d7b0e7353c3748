import type { FacetName } from '../../src/search/index-format.ts';
import type { Engine, Hit, Page, Section, Word } from '../../src/search/query/engine.ts';
import type { SearchParts } from '../../src/search/query/search.ts';
import { noSynonyms } from '../../src/search/query/synonyms.ts';
import { splitWords } from '../../src/search/query/tokens.ts';

export interface FakeBriefing {
  readonly id: string;
  readonly title: string;
  /** Anchor to text; the heading is the anchor. Paragraphs are separated by line feeds. */
  readonly sections: Readonly<Record<string, string>>;
  readonly date?: string;
  readonly facets?: Readonly<Partial<Record<FacetName, readonly string[]>>>;
}

/** An engine over a few texts: no stemming, a point for every place where a word stands, half a point for a longer word. */
export function makeFakeEngine(briefings: readonly FakeBriefing[], language = 'en'): Engine {
  const pages = new Map(briefings.map((briefing) => [briefing.id, makePage(briefing, language)]));
  const search = (score: (tokens: readonly string[], index: number) => number): Promise<Hit[]> =>
    Promise.resolve(
      [...pages].flatMap(([id, { words }]): Hit[] => {
        const tokens = words.map(({ text }) => splitWords(text)[0] ?? '');
        const found = tokens.map((_, index) => ({ index, points: score(tokens, index) })).filter(({ points }) => points > 0);
        if (found.length === 0) return [];
        return [{ id, score: found.reduce((sum, { points }) => sum + points, 0), positions: found.map(({ index }) => index) }];
      }),
    );
  return {
    language,
    size: briefings.length,
    cut: (word) => Promise.resolve([word]),
    find: async (word) => {
      const hits = await search((tokens, index) => (tokens[index] === word ? 1 : tokens[index]?.startsWith(word) === true ? 0.5 : 0));
      const isWhole = (await search((tokens, index) => (tokens[index] === word ? 1 : 0))).length > 0;
      return { hits, shared: word.length, isWhole };
    },
    findExactly: (words) => search((tokens, index) => (words.every((word, offset) => tokens[index + offset] === word) ? 1 : 0)),
    list: (facet, value) => Promise.resolve(briefings.filter(({ facets }) => facets?.[facet]?.includes(value)).map(({ id }) => id)),
    listDates: () =>
      Promise.resolve(
        briefings.map(({ id, date = '2026-01-01' }) => ({ id, date })).sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
      ),
    estimateDates: () => Promise.resolve((id) => briefings.find((briefing) => briefing.id === id)?.date ?? '2026-01-01'),
    readPage: (id) => {
      const page = pages.get(id);
      return page === undefined ? Promise.reject(new Error(`no page ${id}`)) : Promise.resolve(page);
    },
  };
}

/** What there is to search: engines, with a list of the languages opened so far. */
export interface FakeParts extends SearchParts {
  readonly opened: readonly string[];
}

/** Makes the parts of a search of engines; their vocabularies hold the words of their briefings, and no synonyms are known. */
export function makeParts(...engines: readonly Engine[]): FakeParts {
  const opened: string[] = [];
  const sources = engines.map((engine) => ({
    language: engine.language,
    open: () => {
      opened.push(engine.language);
      return Promise.resolve(engine);
    },
    readVocabulary: async () => {
      const pages = await Promise.all((await engine.listDates()).map(({ id }) => engine.readPage(id)));
      return new Map(pages.flatMap(({ words }) => words.flatMap(({ text }) => splitWords(text))).map((word) => [word, 0]));
    },
  }));
  return { sources, opened, readSynonyms: () => Promise.resolve(noSynonyms) };
}

function makePage({ id, title, sections, date = '2026-01-01' }: FakeBriefing, language: string): Page {
  const words: Word[] = readWords(title);
  const made = Object.entries(sections).map(([anchor, text], index): Section => {
    const start = words.length;
    const headed = anchor !== 'bottom-line' && anchor !== 'judgements';
    if (headed) words.push(...readWords(anchor.replaceAll('-', ' ')));
    const bodyStart = words.length;
    words.push(...text.split('\n').flatMap(readWords));
    return { anchor, number: headed ? String(index + 1) : '', start, bodyStart };
  });
  return { path: `briefings/${id}/`, date, dateText: date, language, words, sections: made };
}

function readWords(text: string): Word[] {
  const all = text.split(' ');
  return all.map((word, index) => ({ text: word, space: ' ', ends: index === all.length - 1 }));
}
