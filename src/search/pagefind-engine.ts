import { bundleTag, type IndexedLanguage, tagOf } from './index-format.ts';
import type { Engine, Hit } from './query/engine.ts';
import { type BundleAnswer, type BundleHit, joinAnswers } from './join-answers.ts';
import { type ListReaders, makeListing } from './listing.ts';
import { type PagefindText, readPage } from './read-page.ts';
import { remember } from './remember.ts';

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

interface EngineParts extends ListReaders {
  readonly pagefind: Pagefind;
  readonly indexed: IndexedLanguage;
  readonly readText: (bundle: string, id: string) => Promise<PagefindText>;
}

/** Results of the bundles that hold briefings, in the order of the list of bundles. */
type Results = readonly (readonly PagefindResult[])[];

/** Stands in no word, and before all letters and digits: so a word with it behind is never the beginning of another. */
const noLetter = '+';

/** Makes one engine of all the bundles of a language, which Pagefind has merged. */
export function makeEngine({ pagefind, indexed: { language, pages, bundles: all }, readText, ...readers }: EngineParts): Engine {
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
    const exact = await findExactly([word]);
    // A bundle that holds the word itself was not answered with a shorter one.
    const isDoubtful = results.some((found, at) => found.length > 0 && (exact[at] ?? []).length === 0);
    const shorter = isDoubtful ? await search(word + noLetter) : [];
    const answers = bundles.map((bundle, at): BundleAnswer => {
      const found = results[at] ?? [];
      const isExact = (exact[at] ?? []).length > 0;
      const isShorter = !isExact && isSame(found, shorter[at] ?? []);
      const length = bundle.words / bundle.pages / average;
      return { bundle: bundle.name, size: bundle.pages, length, hits: found.map(toBundleHit), isShorter };
    });
    return joinAnswers(answers, pages);
  };
  return {
    language,
    size: pages,
    find: remember(find, (word) => word),
    findExactly: async (words) => (await findExactly(words)).flat().map(toHit),
    ...makeListing({ language, bundles, ...readers }),
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

/** Whether two questions were answered with the same places. */
function isSame(found: readonly PagefindResult[], other: readonly PagefindResult[]): boolean {
  if (found.length !== other.length) return false;
  const places = new Map(other.map(({ id, words }) => [id, words]));
  return found.every(({ id, words }) => {
    const others = places.get(id);
    return others?.length === words.length && words.every((place, index) => place === others[index]);
  });
}

function toHit({ id, score, words }: PagefindResult): Hit {
  return { id, score, positions: [...new Set(words)], origin: '' };
}

function toBundleHit(result: PagefindResult): BundleHit {
  return { ...toHit(result), fields: result.matchedMetaFields ?? [] };
}
