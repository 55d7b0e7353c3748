import { blockEnd, type Catalogue, glue } from './index-format.ts';
import type { Engine, Hit, Page, Section, Word } from './query/engine.ts';

/** What is used of the program that Pagefind puts beside an index. */
export interface PagefindProgram {
  readonly createInstance: (options: { basePath: string; ranking: object; noWorker: boolean }) => Pagefind;
}

interface Pagefind {
  readonly search: (term: string | null, options?: object) => Promise<{ readonly results: readonly PagefindResult[] }>;
}

interface PagefindResult {
  readonly id: string;
  readonly score: number;
  readonly words: readonly number[];
  /** Null when the result was dropped from memory. */
  readonly data: () => Promise<PagefindData | null>;
}

interface PagefindData {
  readonly raw_url: string;
  readonly raw_content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors: readonly { readonly element: string; readonly id: string; readonly location: number }[];
}

interface EngineParts {
  readonly pagefind: Pagefind;
  readonly language: string;
  readonly pages: number;
  readonly readCatalogue: () => Promise<Catalogue>;
}

/** Answers kept; a reader who types asks for the same words again and again. */
const remembered = 100;

/** Makes an engine of one Pagefind index. */
export function makeEngine({ pagefind, language, pages, readCatalogue }: EngineParts): Engine {
  // Pagefind drops the data of results that nobody holds any more, so whole results are kept, not their functions.
  const results = new Map<string, PagefindResult>();
  const search = async (term: string | null, options?: object): Promise<readonly PagefindResult[]> => {
    const answer = await pagefind.search(term, options);
    for (const result of answer.results) results.set(result.id, result);
    return answer.results;
  };
  const sort = remember(
    () => Promise.all([search(null, { sort: { date: 'desc' } }), readCatalogue()]),
    () => '',
  );
  return {
    language,
    size: pages,
    find: remember(
      async (word: string) => (await search(word)).map(toHit),
      (word) => word,
    ),
    findExactly: remember(
      async (words: readonly string[]) => (await search(`"${words.join(' ')}"`)).map(toHit),
      (words) => words.join(' '),
    ),
    list: async (facet, value) => {
      const [sorted, { facets }] = await sort();
      return (facets[facet]?.[value] ?? []).flatMap((index) => sorted[index]?.id ?? []);
    },
    listDates: async () => {
      const [sorted, { dates }] = await sort();
      return sorted.map(({ id }, index) => ({ id, date: dates[index] ?? '' }));
    },
    readPage: remember(
      async (id: string) => {
        const data = await results.get(id)?.data();
        if (data === undefined || data === null) throw new Error(`The index holds no page ${id}`);
        return toPage(data);
      },
      (id) => id,
    ),
  };
}

function toHit({ id, score, words }: PagefindResult): Hit {
  return { id, score, positions: [...new Set(words)] };
}

/** Keeps the latest answers. A failure is forgotten, so that it can be tried again. */
function remember<Arguments extends readonly unknown[], Value>(
  ask: (...given: Arguments) => Promise<Value>,
  keyOf: (...given: Arguments) => string,
): (...given: Arguments) => Promise<Value> {
  const answers = new Map<string, Promise<Value>>();
  return (...given) => {
    const key = keyOf(...given);
    const answer = answers.get(key) ?? ask(...given);
    answers.delete(key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    const [oldest] = answers.keys();
    if (answers.size > remembered && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}

/** Reads a page as `record.ts` wrote it. */
function toPage({ raw_url: url, raw_content: content, meta, anchors }: PagefindData): Page {
  const words = readWords(content.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
  return {
    path: url.replace(/^\//u, ''),
    date: anchors.find(({ element }) => element === 'time')?.id ?? '',
    dateText: meta.date ?? '',
    language: anchors.find(({ element }) => element === 'bdi')?.id ?? '',
    words,
    sections: readSections(words, anchors),
  };
}

/** In languages written without spaces Pagefind cuts words, and our signs, with zero-width spaces. */
function readWords(content: string): Word[] {
  if (!content.includes('\u200B')) return content.split(/\s+/u).map((text) => toWord(text, ' '));
  const cut = content.split('\u200B');
  return cut.map((raw, index) => {
    const word = toWord(raw.trim(), raw.endsWith(' ') ? ' ' : '');
    const closes = word.text === '' && cut[index - 1]?.trim() === glue && cut[index + 1]?.trim() !== glue;
    return closes ? { ...word, ends: true } : word;
  });
}

function toWord(raw: string, space: Word['space']): Word {
  const ends = raw.endsWith(blockEnd);
  return { text: raw.replace(/`+$/u, ''), space: !ends && raw.endsWith(glue) ? '' : space, ends };
}

function readSections(words: readonly Word[], anchors: PagefindData['anchors']): Section[] {
  const sorted = [...anchors].sort((a, b) => a.location - b.location);
  return sorted.flatMap(({ element, id, location }, index): Section[] => {
    if (!/^h\d$/u.test(element)) return [];
    const before = sorted[index - 1];
    const bodyStart = element === 'h2' ? location : endOfBlock(words, location);
    return [{ anchor: id, number: before?.element === 'data' ? before.id : '', start: location, bodyStart }];
  });
}

function endOfBlock(words: readonly Word[], start: number): number {
  const end = words.findIndex(({ ends }, index) => index >= start && ends);
  return end === -1 ? words.length : end + 1;
}
