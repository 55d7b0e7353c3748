import type { SiteEntry } from '../core/site.ts';
import { type CatalogueItem, makeCatalogue, toCatalogueItem } from './catalogue.ts';
import { bundleFolder, catalogueFile, type IndexedLanguage, indexFolder, languagesFile, synonymsFile } from './index-format.ts';
import { pack } from './pack.ts';
import { type Bundle, type BundleSizes, planBundles, type PlanItem } from './plan-bundles.ts';
import { noSynonyms, type Synonyms } from './query/synonyms.ts';
import { countHolders, makeVocabulary } from './vocabulary.ts';

/** A file of the index; `path` is relative to the site's root. */
export interface IndexFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface IndexOptions {
  /** The site's language, BCP 47: its index is listed first. */
  readonly language: string;
  readonly sizes?: Partial<BundleSizes>;
  /** None by default. */
  readonly synonyms?: Synonyms;
}

/**
 * Makes the whole search index of the briefings that stand. The same entries give the same bytes, in whatever order they come. Throws
 * when Pagefind reports an error.
 */
export async function buildIndex(
  entries: readonly SiteEntry[],
  { language, sizes, synonyms = noSynonyms }: IndexOptions,
): Promise<IndexFile[]> {
  // Loading Pagefind takes longer than planning, and a build that changed no text needs no more than a plan.
  const { buildBundle } = await import('./build-bundle.ts');
  const readEntry = makeReader(entries);
  const plan = planBundles(entries.map(toPlanItem), { home: language, ...sizes });
  const bundles = await Promise.all(plan.map((bundle) => buildBundle(bundle, readEntry)));
  const vocabularies = [...Map.groupBy(plan, (bundle) => bundle.language)].map(([name, parts]) =>
    makeVocabulary(
      name,
      parts.map(({ ids }) => countHolders(ids.map(readEntry))),
    ),
  );
  const files = [...bundles.flat(), ...vocabularies, ...assembleIndex(plan, synonyms, (id) => toCatalogueItem(readEntry(id)))];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Finds entries by their ids. */
export function makeReader(entries: readonly SiteEntry[]): (id: string) => SiteEntry {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return (id) => {
    const entry = byId.get(id);
    if (entry === undefined) throw new RangeError(`No entry ${id}`);
    return entry;
  };
}

/** What planning needs of an entry; its texts are not read. */
export function toPlanItem({ id, date, language, standing, textKey }: SiteEntry): PlanItem {
  return { id, date, language, standing, digest: textKey };
}

/** Writes the small files that are made anew for every site: the list of languages and bundles, the synonyms, and a catalogue for each bundle. */
export function assembleIndex(plan: readonly Bundle[], synonyms: Synonyms, readItem: (id: string) => CatalogueItem): IndexFile[] {
  const languages = [...Map.groupBy(plan, ({ language }) => language)].map(([language, bundles]): IndexedLanguage => {
    const listed = bundles.map(({ name, ids, key }) => ({ name, pages: ids.length, key: toListedKey(key) }));
    return { language, pages: listed.reduce((sum, { pages }) => sum + pages, 0), bundles: listed };
  });
  const catalogues = plan
    .filter(({ ids }) => ids.length > 0)
    .map(({ language, name, ids, key }) => {
      const catalogue = makeCatalogue(toListedKey(key), [...ids].reverse().map(readItem));
      const { path, bytes } = writeJson(`${bundleFolder(language, name)}/${catalogueFile}`, catalogue);
      return { path, bytes: pack(bytes) };
    });
  return [writeJson(`${indexFolder}/${languagesFile}`, languages), writeJson(`${indexFolder}/${synonymsFile}`, synonyms), ...catalogues];
}

/** As much of a bundle's key as readers must know to tell it from others. */
function toListedKey(key: string): string {
  return key.slice(0, 12);
}

function writeJson(path: string, value: unknown): IndexFile {
  return { path, bytes: new TextEncoder().encode(`${JSON.stringify(value)}\n`) };
}
