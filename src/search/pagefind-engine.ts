import { bundleTag, type Catalogue, type IndexedLanguage, startOf } from './index-format.ts';
import type { Engine, Hit } from './query/engine.ts';
import { type BundleAnswer, type BundleHit, joinAnswers } from './join-answers.ts';
import { type PagefindText, readPage } from './read-page.ts';

/** What is used of the program that Pagefind puts beside an index. */
export interface PagefindProgram {
  readonly createInstance: (options: InstanceOptions & { readonly basePath: string; readonly noWorker: boolean }) => Pagefind;
}

interface InstanceOptions {
  readonly ranking: object;
  /** Goes into the address of a bundle's first file, so that browsers may keep it. */
  readonly metaCacheTag: string;
}

export interface Pagefind {
  readonly search: (term: string) => Promise<{ readonly results: readonly PagefindResult[] }>;
  readonly mergeIndex: (path: string, options: InstanceOptions & { readonly language: string }) => Promise<void>;
  /** Answers when the program and the main bundle are loaded. */
  readonly filters: () => Promise<object>;
}

interface PagefindResult {
  readonly id: string;
  readonly score: number;
  readonly words: readonly number[];
  readonly matchedMetaFields?: readonly string[];
}

interface EngineParts {
  readonly pagefind: Pagefind;
  readonly indexed: IndexedLanguage;
  readonly readCatalogue: (bundle: string) => Promise<Catalogue>;
  readonly readText: (bundle: string, id: string) => Promise<PagefindText>;
  /** The bundle's briefings, in the catalogue's order. */
  readonly readPages: (bundle: string) => Promise<readonly ListedPage[]>;
}

export interface ListedPage {
  /** Without the bundle's tag. */
  readonly id: string;
  /** ISO date. */
  readonly date: string;
}

/** Results of the bundles that hold briefings, in the order of the list of bundles. */
type Results = readonly (readonly PagefindResult[])[];

/** Answers kept; a reader who types asks for the same words again and again. */
const remembered = 100;

/** Stands in no word, and before all letters and digits: so a word with it behind is never the beginning of another. */
const noLetter = '+';

/** Makes one engine of all the bundles of a language, which Pagefind has merged. */
export function makeEngine({
  pagefind,
  indexed: { language, pages, bundles: all },
  readCatalogue,
  readPages,
  readText,
}: EngineParts): Engine {
  const bundles = all.filter((bundle) => bundle.pages > 0);
  const search = async (term: string): Promise<Results> => {
    const { results } = await pagefind.search(term);
    const groups = Map.groupBy(results, ({ id }) => tagOf(id));
    return bundles.map(({ name }) => groups.get(bundleTag(language, name)) ?? []);
  };
  const findExactly = remember(
    async (words: readonly string[]) => search(`"${words.join(' ')}"`),
    (words) => words.join(' '),
  );
  const average = bundles.reduce((sum, { words }) => sum + words, 0) / pages;
  const find = async (word: string): Promise<readonly Hit[]> => {
    const results = await search(word);
    if (bundles.length === 1) return results.flat().map(toHit);
    const [exact, shorter] = await Promise.all([findExactly([word]), search(word + noLetter)]);
    const answers = bundles.map((bundle, at): BundleAnswer => {
      const found = results[at] ?? [];
      const isExact = (exact[at] ?? []).length > 0;
      const isShorter = !isExact && isSame(found, shorter[at] ?? []);
      const length = bundle.words / bundle.pages / average;
      return { bundle: bundle.name, size: bundle.pages, length, hits: found.map(toBundleHit), isShorter };
    });
    return joinAnswers(answers, pages);
  };
  const readDates = remember(
    () =>
      Promise.all(
        bundles.map(async ({ name }) =>
          (await readPages(name)).map(({ id, date }) => ({ id: `${bundleTag(language, name)}_${id}`, date })),
        ),
      ),
    () => '',
  );
  const readCatalogues = remember(
    () => Promise.all(bundles.map(({ name }) => readCatalogue(name))),
    () => '',
  );
  return {
    language,
    size: pages,
    find: remember(find, (word) => word),
    findExactly: async (words) => (await findExactly(words)).flat().map(toHit),
    list: async (facet, value) => {
      const [pages, catalogues] = await Promise.all([readDates(), readCatalogues()]);
      return catalogues.flatMap(({ facets }, at) => (facets[facet]?.[value] ?? []).flatMap((index) => pages[at]?.[index]?.id ?? []));
    },
    // Bundles come oldest first.
    listDates: async () => (await readDates()).flat().sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
    estimateDates: async () => {
      if (bundles.length > 1) return (id) => startOf(tagOf(id).slice(language.length + 1));
      const dates = new Map((await readDates()).flat().map(({ id, date }) => [id, date]));
      return (id) => dates.get(id) ?? '';
    },
    readPage: remember(
      async (id: string) => {
        const bundle = bundles.find(({ name }) => bundleTag(language, name) === tagOf(id));
        if (bundle === undefined) throw new RangeError(`The index holds no page ${id}`);
        return readPage(await readText(bundle.name, id));
      },
      (id) => id,
    ),
  };
}

function tagOf(id: string): string {
  return id.slice(0, id.lastIndexOf('_'));
}

/** Whether two questions were answered with the same places. */
function isSame(found: readonly PagefindResult[], other: readonly PagefindResult[]): boolean {
  const placesOf = (results: readonly PagefindResult[]): string =>
    results
      .map(({ id, words }) => `${id} ${words.join(' ')}`)
      .sort()
      .join('\n');
  return found.length === other.length && placesOf(found) === placesOf(other);
}

function toHit({ id, score, words }: PagefindResult): Hit {
  return { id, score, positions: [...new Set(words)], origin: '' };
}

function toBundleHit(result: PagefindResult): BundleHit {
  return { ...toHit(result), fields: result.matchedMetaFields ?? [] };
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
