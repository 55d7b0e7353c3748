/** What the index and those who read it agree on. */

/** Folder of the index in the site; one folder a language inside it. */
export const indexFolder = 'pagefind';

/** In `indexFolder`: which languages there are. */
export const languagesFile = 'languages.json';

/** In `indexFolder`: the publication's `Synonyms`. */
export const synonymsFile = 'synonyms.json';

/** In the folder of each language: its `Vocabulary`, as gzip. */
export const vocabularyFile = 'vocabulary.bin';

/** In the folder of each bundle: a `Catalogue`, as gzip. */
export const catalogueFile = 'catalogue.bin';

/** In the folder of each bundle: a line for each of its briefings, newest first: its id in results, a space, its ISO date; as gzip. */
export const pagesFile = 'pages.bin';

/** Changes whenever other bytes are written for the same entries: what was kept under another format is not used. */
export const indexFormat = 'pagefind 1.5.2, bundles 2';

/** All briefings of one language, regional variants together. */
export interface IndexedLanguage {
  /** Primary subtag: `en`, `zh`; also the name of the folder. */
  readonly language: string;
  readonly pages: number;
  /** The main bundle first, then by date. */
  readonly bundles: readonly IndexedBundle[];
}

/** A part of a language's index, which changes by itself. */
export interface IndexedBundle {
  readonly name: string;
  readonly pages: number;
  /** Length of all its briefings together, as Pagefind counts. */
  readonly words: number;
  /** Changes with the bundle, so that a browser may keep what it read of it. */
  readonly key: string;
}

/** Begins each of Pagefind's files when it is unpacked. */
export const signature = 'pagefind_dcd';

/** Name of the bundle beside Pagefind's program: a small archive has no other, and in a large one it holds no briefing. */
export const mainBundle = 'main';

/** Folder of a bundle in the site, without a slash at its end. */
export function bundleFolder(language: string, bundle: string): string {
  return bundle === mainBundle ? `${indexFolder}/${language}` : `${indexFolder}/${language}/${bundle}`;
}

/**
 * What Pagefind is told is the language of a bundle's pages. It takes the stemmer from the part before the first hyphen, and begins the
 * names of files and the ids of results with the whole: so the results of several bundles can be told apart, and no two have one id.
 */
export function bundleTag(language: string, bundle: string): string {
  return bundle === mainBundle ? language : `${language}-${bundle}`;
}

/** The tag of the bundle that a result is from, by the result's id. */
export function tagOf(id: string): string {
  return id.slice(0, id.lastIndexOf('_'));
}

/**
 * Filter values of a bundle's briefings. Pagefind has filters too, but writes them in another order each time (until 1.6),
 * and would have to be asked for every value by itself.
 */
export interface Catalogue {
  /** For each value of a filter, which of the bundle's briefings have it, counted from the newest. */
  readonly facets: Readonly<Partial<Record<FacetName, Readonly<Record<string, readonly number[]>>>>>;
}

/** Ends a word that the next one follows without a space. */
export const glue = '`';

/** Ends the last word of a heading, a paragraph or a list item. */
export const blockEnd = '``';

/** Anchors of the two passages every briefing has. */
export const bottomLine = 'bottom-line';
export const judgements = 'judgements';

/** First day of the period that a bundle is named for, as ISO date: of `2024`, `2024-h1`, `2024-q1`, `2024-01`. */
export function startOf(bundle: string): string {
  const [year = '', part = '01'] = bundle.split('-');
  const months: Readonly<Record<string, string>> = { h1: '01', h2: '07', q1: '01', q2: '04', q3: '07', q4: '10' };
  return `${year}-${months[part] ?? part}-01`;
}

export type FacetName = 'theme' | 'year' | 'region' | 'kind' | 'language';

/** The primary subtag of a BCP 47 tag, in lower case. */
export function primaryLanguage(tag: string): string {
  return (tag.split('-')[0] ?? tag).toLowerCase();
}

/** Whether the language is written without spaces, so that words have to be found by segmentation. */
export function isSegmented(language: string): boolean {
  return ['zh', 'ja', 'th'].includes(primaryLanguage(language));
}
