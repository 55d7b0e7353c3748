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

/** In the folder of each bundle's pieces: its `Contents`, as gzip. */
export const contentsFile = 'contents.bin';

/** In the folder of each bundle's pieces: a line for each of its briefings, newest first: its ISO date; as gzip. */
export const datesFile = 'dates.bin';

/** In the folder of each language: Pagefind's program with its stemmer, as gzip; none where words are not parted by spaces. */
export const stemmerFile = 'stemmer.bin';

/** Changes whenever other bytes are written for the same entries: what was kept under another format is not used. */
export const indexFormat = 'pagefind 1.5.2, bundles 6';

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
  /** Changes with the bundle, and names the folder of its pieces: so what a browser keeps is never taken for what replaced it. */
  readonly key: string;
}

/** Begins each of Pagefind's files when it is unpacked. */
const signature = 'pagefind_dcd';

/** Name of the bundle beside the stemmer: a small archive has no other, and in a large one it holds no briefing. */
export const mainBundle = 'main';

/** Folder of a bundle in the site, without a slash at its end. */
export function bundleFolder(language: string, bundle: string): string {
  return bundle === mainBundle ? `${indexFolder}/${language}` : `${indexFolder}/${language}/${bundle}`;
}

/** Names a bundle among those of all languages. */
export function bundleTag(language: string, bundle: string): string {
  return bundle === mainBundle ? language : `${language}-${bundle}`;
}

/** Folder of a bundle's pieces, with a slash at its end, from the folder of the bundle. */
export function piecesFolder(key: string): string {
  return `index/${key.slice(0, 12)}/`;
}

/** Where the text of a page is, from the folder of its bundle. @param mark tells it from others that had the same number */
export function textFile(page: number, mark: string): string {
  return `fragment/${page}-${mark}.pf_fragment`;
}

/** Takes Pagefind's signature away, with which each of its files begins when it is unpacked. */
export function unsign<Buffer extends ArrayBufferLike>(bytes: Uint8Array<Buffer>): Uint8Array<Buffer> {
  return bytes.subarray(signature.length);
}

/**
 * Filter values of a bundle's briefings. Pagefind has filters too, but writes them in another order each time (until 1.6),
 * and would have to be asked for every value by itself.
 */
export interface Catalogue {
  /** Of the bundle whose places it counts: the file keeps its name when the bundle is replaced. */
  readonly key: string;
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
