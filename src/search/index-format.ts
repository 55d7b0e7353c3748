/** What the index and those who read it agree on. */

/** Folder of the index in the site; one folder a language inside it. */
export const indexFolder = 'pagefind';

/** In `indexFolder`: which languages there are. */
export const languagesFile = 'languages.json';

/** In the folder of one language: a `Catalogue`. */
export const catalogueFile = 'catalogue.json';

/** One index: all briefings of one language, regional variants together. */
export interface IndexedLanguage {
  /** Primary subtag: `en`, `zh`; also the name of the folder. */
  readonly language: string;
  readonly pages: number;
}

/**
 * Dates and filter values of an index's briefings. Pagefind has filters too, but writes them in another order each time (until 1.6),
 * and would have to be asked for every value by itself.
 */
export interface Catalogue {
  /** ISO dates in the order of the index's `date` sort, newest first. */
  readonly dates: readonly string[];
  /** For each value of a filter, indexes of `dates`. */
  readonly facets: Readonly<Partial<Record<FacetName, Readonly<Record<string, readonly number[]>>>>>;
}

/** Ends a word that the next one follows without a space. */
export const glue = '`';

/** Ends the last word of a heading, a paragraph or a list item. */
export const blockEnd = '``';

/** Anchors of the two passages every briefing has. */
export const bottomLine = 'bottom-line';
export const judgements = 'judgements';

export type FacetName = 'theme' | 'year' | 'region' | 'kind' | 'language';

/** The primary subtag of a BCP 47 tag, in lower case. */
export function primaryLanguage(tag: string): string {
  return (tag.split('-')[0] ?? tag).toLowerCase();
}

/** Whether the language is written without spaces, so that words have to be found by segmentation. */
export function isSegmented(language: string): boolean {
  return ['zh', 'ja', 'th'].includes(primaryLanguage(language));
}
