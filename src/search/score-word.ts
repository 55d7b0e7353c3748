import { toPageId } from './page-ids.ts';
import type { Contents } from './pagefind/contents.ts';
import type { FieldPlaces, IndexedWord, Posting } from './pagefind/piece.ts';
import type { Hit } from './query/engine.ts';
import { inverseFrequency } from './query/inverse-frequency.ts';
import { foldPlural } from './query/tokens.ts';
import { ranking } from './ranking.ts';

/** What one bundle holds of a word that is asked for. */
export interface BundleWords {
  /** Number of its first page among those of all bundles. */
  readonly first: number;
  readonly contents: Contents;
  readonly words: readonly IndexedWord[];
}

interface Asked {
  /** As `splitWords` gives it. */
  readonly word: string;
  readonly stem: string;
  /** Number of all briefings, and their average length. */
  readonly size: number;
  readonly average: number;
  /** Whether its language writes compounds as one word: then a longer word says what the word says that it begins with. */
  readonly isCompounding: boolean;
}

/** Fewest letters of a word that compounds are told by: shorter ones begin too many others by chance. */
const leastCompounded = 5;

/** What a page has of all indexed words together. */
interface Sum {
  inText: number;
  /** Of the word itself, or of longer words while it is missing. */
  isExact: boolean;
  places: readonly number[];
  fields: readonly FieldPlaces[];
}

/** Scores the briefings that hold a word, or words that stand for it, as Pagefind's own program would if all were in one bundle. */
export function scoreWord(found: readonly BundleWords[], asked: Asked): Hit[] {
  const sums = found.map((one) => sumPages(one, asked));
  const holders = sums.reduce((sum, pages) => sum + pages.size, 0);
  const idf = inverseFrequency(holders, asked.size);
  const hits: Hit[] = [];
  for (const [at, { first, contents }] of found.entries())
    for (const [page, { inText, isExact, places, fields }] of sums[at] ?? []) {
      const score = idf * (inText + scoreFields(fields, contents.fields));
      hits.push({ id: toPageId(first + page), score, positions: places, isLonger: !isExact });
    }
  return hits;
}

function sumPages({ contents, words }: BundleWords, { word: asked, stem, average, isCompounding }: Asked): ReadonlyMap<number, Sum> {
  const sums = new Map<number, Sum>();
  for (const word of words) {
    const bonus = weighLength(word.stem, stem);
    const isExact = isSameWord(word.stem, stem) || (isCompounding && Array.from(stem).length >= leastCompounded);
    for (const { posting, isWrittenSo } of listHolders(word, asked)) {
      const { page, mentions, places, fields } = posting;
      const length = (contents.lengths[page] ?? average) / average;
      const inText = saturate(mentions * bonus, length) * (isWrittenSo ? writtenSo : 1);
      const sum = sums.get(page);
      if (sum === undefined) sums.set(page, { inText, isExact, places, fields });
      else {
        sum.inText += inText;
        // Where a page holds the word itself, longer ones do not stand for it.
        if (isExact !== sum.isExact) sum.places = isExact ? places : sum.places;
        else sum.places = joinPlaces(sum.places, places);
        sum.isExact ||= isExact;
        sum.fields = [...sum.fields, ...fields];
      }
    }
  }
  return sums;
}

/** Stemmers leave the plural of an acronym as it is. */
export function isSameWord(stem: string, asked: string): boolean {
  return foldPlural(stem) === foldPlural(asked);
}

interface Holder {
  readonly posting: Posting;
  /** Whether the page writes the word with the accents that it was asked for with, as far as both go. */
  readonly isWrittenSo: boolean;
}

/** The pages that hold a word, each once, in whatever form. */
function listHolders({ forms }: IndexedWord, asked: string): Iterable<Holder> {
  const all = forms.flatMap(({ form, postings }) => {
    const same = hasSameAccents(form, asked);
    return postings.map((posting): Holder => ({ posting, isWrittenSo: same }));
  });
  if (forms.length === 1) return all;
  const pages = new Map<number, Holder>();
  for (const holder of all) {
    const known = pages.get(holder.posting.page);
    pages.set(holder.posting.page, known === undefined ? holder : joinHolders(known, holder));
  }
  return pages.values();
}

/** Whether two words have the same accents, as far as both go. */
function hasSameAccents(one: string, other: string): boolean {
  if (one.startsWith(other) || other.startsWith(one)) return true;
  const [letters = [], others = []] = [one, other].map(listAccents);
  return letters.every((accents, at) => accents === (others[at] ?? accents));
}

/** The accents of each letter. */
function listAccents(word: string): string[] {
  return word.normalize('NFD').split(/\P{M}/u).slice(1);
}

function joinHolders(one: Holder, other: Holder): Holder {
  return { posting: joinPostings(one.posting, other.posting), isWrittenSo: one.isWrittenSo || other.isWrittenSo };
}

function joinPostings(one: Posting, other: Posting): Posting {
  const { page } = one;
  const fields = [...one.fields, ...other.fields.filter(({ field }) => one.fields.every((known) => known.field !== field))];
  return { page, mentions: one.mentions + other.mentions, places: joinPlaces(one.places, other.places), fields };
}

function joinPlaces(one: readonly number[], other: readonly number[]): readonly number[] {
  return [...new Set([...one, ...other])].sort((a, b) => a - b);
}

/** What it is worth that a word has the accents that it was asked for with. */
const writtenSo = 1.8;

/** A word of another length than the one asked for counts much less. */
function weighLength(word: string, asked: string): number {
  const differential = Math.abs(countBytes(word) - countBytes(asked)) + 1;
  return Math.exp(ranking.termSimilarity * (Math.exp(-(differential ** 2) / 8) - 1));
}

function countBytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** As BM25 counts. */
function saturate(mentions: number, length: number): number {
  const { termSaturation: most, pageLength } = ranking;
  return ((most + 1) * mentions) / (most * (1 - pageLength + pageLength * length) + mentions);
}

const metaWeights: Readonly<Record<string, number>> = ranking.metaWeights;

/** A field that holds several of the words counts by the cube of their number. */
function scoreFields(fields: readonly FieldPlaces[], names: readonly string[]): number {
  if (fields.length === 0) return 0;
  const words = Map.groupBy(fields, ({ field }) => field);
  return [...words].reduce((sum, [field, { length }]) => sum + (metaWeights[names[field] ?? ''] ?? 1) * length ** 3, 0);
}
