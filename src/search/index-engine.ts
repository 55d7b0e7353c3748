import { cutWord } from './cut-word.ts';
import { findPhrase } from './find-phrase.ts';
import type { IndexedLanguage } from './index-format.ts';
import { type ListReaders, makeListing } from './listing.ts';
import { findPlace, listFirsts } from './page-ids.ts';
import type { BundleIndex } from './pagefind/bundle.ts';
import type { IndexedWord } from './pagefind/piece.ts';
import type { Stem } from './pagefind/stemmer.ts';
import type { Engine, Hit, Known } from './query/engine.ts';
import { leastShared } from './query/known-words.ts';
import { type PagefindText, readPage } from './read-page.ts';
import { remember } from './remember.ts';
import { type BundleWords, isSameWord, scoreWord } from './score-word.ts';

interface EngineParts extends ListReaders {
  readonly indexed: IndexedLanguage;
  readonly stem: Stem;
  /** One for each bundle that holds briefings, in the order of the list. */
  readonly indexes: readonly BundleIndex[];
  /** @param bundle its place in the list */
  readonly readText: (bundle: number, page: number) => Promise<PagefindText>;
}

/** Makes one engine of all the bundles of a language. */
export function makeEngine({ indexed: { language, pages, bundles: all }, stem, indexes, readText, ...readers }: EngineParts): Engine {
  const bundles = all.filter((bundle) => bundle.pages > 0);
  const firsts = listFirsts(bundles);
  const average = indexes.reduce((sum, { contents }) => sum + contents.lengths.reduce((words, length) => words + length, 0), 0) / pages;
  const stemOf = (word: string): string => stem(fold(word));
  const ask = (look: (index: BundleIndex) => Promise<readonly IndexedWord[]>): Promise<BundleWords[]> =>
    Promise.all(indexes.map(async (index, at) => ({ first: firsts[at] ?? 0, contents: index.contents, words: await look(index) })));
  const isCompounding = COMPOUNDING.has(language);
  const cut = remember(
    (word: string) => cutWord(word, indexes, fold),
    (word) => word,
  );
  const find = async (word: string): Promise<Known> => {
    const asked = { word, stem: stemOf(word), size: pages, average, isCompounding };
    // Every word begins with nothing.
    if (asked.stem === '') return { hits: [], shared: 0, isWhole: false };
    const whole = Array.from(word).length;
    const found = await ask((index) => index.findLonger(asked.stem));
    const stems = found.flatMap(({ words }) => words.map(({ stem: one }) => one));
    if (stems.length > 0)
      return { hits: scoreWord(found, asked), shared: whole, isWhole: stems.some((one) => isSameWord(one, asked.stem)) };
    const shorter = keepLongest(await ask((index) => index.findShorter(asked.stem, leastShared(asked.stem))));
    return { hits: scoreWord(shorter.found, asked), shared: Math.min(shorter.length, whole - 1), isWhole: false };
  };
  return {
    language,
    size: pages,
    cut,
    find: remember(find, (word) => word, keptWords),
    findExactly: async (words) => {
      const parts = (await Promise.all(words.map(cut))).flat();
      const found = await Promise.all(parts.map((word) => ask((index) => index.find(stemOf(word)))));
      return indexes.flatMap((_, at): Hit[] => findPhrase(found.flatMap((bundlesOf) => bundlesOf[at] ?? [])));
    },
    ...makeListing({ bundles, ...readers }),
    readPage: remember(
      async (id: string) => {
        const { bundle, page } = findPlace(id, firsts);
        return readPage(await readText(bundle, page));
      },
      (id) => id,
    ),
  };
}

/** A reader who types asks for the same words again and again; what a frequent one was found in is large. */
const keptWords = 20;

/** Languages that write compounds as one word. */
const COMPOUNDING: ReadonlySet<string> = new Set(['da', 'de', 'fi', 'hu', 'is', 'nb', 'nl', 'nn', 'no', 'sv']);

/** Without accents, as words are indexed. */
function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Keeps those of the words found that have most letters, which share most with the one that they stand for. */
function keepLongest(found: readonly BundleWords[]): { readonly found: readonly BundleWords[]; readonly length: number } {
  const lengthOf = ({ stem }: IndexedWord): number => Array.from(stem).length;
  const length = Math.max(0, ...found.flatMap(({ words }) => words.map(lengthOf)));
  return { length, found: found.map((one) => ({ ...one, words: one.words.filter((word) => lengthOf(word) === length) })) };
}
