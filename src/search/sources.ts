import {
  bundleFolder,
  type Catalogue,
  catalogueFile,
  contentsFile,
  datesFile,
  type IndexedBundle,
  type IndexedLanguage,
  isSegmented,
  languagesFile,
  mainBundle,
  piecesFolder,
  stemmerFile,
  synonymsFile,
  textFile,
  unsign,
  vocabularyFile,
} from './index-format.ts';
import { makeEngine } from './index-engine.ts';
import { type BundleIndex, openBundle } from './pagefind/bundle.ts';
import { readContents } from './pagefind/contents.ts';
import { startStemmer, type Stem } from './pagefind/stemmer.ts';
import type { Engine, EngineSource } from './query/engine.ts';
import type { SearchParts } from './query/search.ts';
import { noSynonyms, type Synonyms } from './query/synonyms.ts';
import { readVocabulary } from './query/vocabulary.ts';
import type { PagefindText } from './read-page.ts';
import { remember } from './remember.ts';

/**
 * What an index folder holds, the site's language first. Each language has its own stemmer.
 * @param folder address of the index, with a slash at its end
 * @throws when the index cannot be read
 */
export async function openParts(folder: URL): Promise<SearchParts> {
  const languages = await readJson<readonly IndexedLanguage[]>(new URL(languagesFile, folder));
  const sources = languages.map((indexed): EngineSource => ({
    language: indexed.language,
    open: remember(() => openEngine(folder, indexed)),
    readVocabulary: lenient(
      remember(async () => readVocabulary(await readPacked(new URL(`${indexed.language}/${vocabularyFile}`, folder)))),
      new Map(),
    ),
  }));
  return {
    sources,
    readSynonyms: lenient(
      remember(() => readJson<Synonyms>(new URL(synonymsFile, folder))),
      noSynonyms,
    ),
  };
}

/** An answer without corrections or synonyms is better than none. */
function lenient<Value>(ask: () => Promise<Value>, otherwise: NoInfer<Value>): () => Promise<Value> {
  return () => ask().catch(() => otherwise);
}

async function openEngine(folder: URL, indexed: IndexedLanguage): Promise<Engine> {
  const { language } = indexed;
  const bundles = indexed.bundles.filter(({ pages }) => pages > 0);
  const addressOf = (bundle: string, path: string): URL => new URL(`../${bundleFolder(language, bundle)}/${path}`, folder);
  const addressIn = ({ name, key }: IndexedBundle, file: string): URL => addressOf(name, piecesFolder(key) + file);
  const open = async (bundle: IndexedBundle): Promise<BundleIndex> => {
    const contents = readContents(await readPacked(addressIn(bundle, contentsFile), 'default'));
    if (contents.lengths.length !== bundle.pages) throw new Error(`The index of ${language} is not the one that was listed`);
    return openBundle(contents, async (piece) => unsign(await readPackedBytes(addressIn(bundle, `${piece}.pf_index`), 'default')));
  };
  const [stem, ...indexes] = await Promise.all([openStemmer(addressOf(mainBundle, stemmerFile), language), ...bundles.map(open)]);
  return makeEngine({
    indexed,
    stem,
    indexes,
    readCatalogue: async ({ name, key }) => {
      const catalogue = JSON.parse(await readPacked(addressOf(name, catalogueFile))) as Catalogue;
      if (catalogue.key !== key) throw new Error(`The index of ${language} has been replaced since it was opened`);
      return catalogue;
    },
    readDates: async (bundle) => (await readPacked(addressIn(bundle, datesFile), 'default')).split('\n'),
    readText: async (at, page) => {
      const [name, mark] = [bundles[at]?.name, indexes[at]?.contents.marks[page]];
      if (name === undefined || mark === undefined) throw new RangeError(`The index holds no page ${page} of bundle ${at}`);
      const text = unsign(await readPackedBytes(addressOf(name, textFile(page, mark)), 'default'));
      return JSON.parse(new TextDecoder().decode(text)) as PagefindText;
    },
  });
}

/** Languages written without spaces have no endings to take away. */
async function openStemmer(address: URL, language: string): Promise<Stem> {
  return isSegmented(language) ? (word) => word : startStemmer(unsign(await readPackedBytes(address)));
}

/** Reads text that is packed as gzip. */
async function readPacked(address: URL, keep?: Keep): Promise<string> {
  return new TextDecoder().decode(await readPackedBytes(address, keep));
}

async function readPackedBytes(address: URL, keep?: Keep): Promise<Uint8Array<ArrayBuffer>> {
  const { body } = await fetchFile(address, keep);
  return new Uint8Array(await new Response(body?.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}

async function readJson<Value>(address: URL): Promise<Value> {
  return (await (await fetchFile(address)).json()) as Value;
}

/** Whether a browser may use what it has: only of files that have another name when they have another content. */
type Keep = 'default' | 'no-cache';

async function fetchFile(address: URL, keep: Keep = 'no-cache'): Promise<Response> {
  const response = await fetch(address, { cache: keep });
  if (!response.ok) throw new Error(`The index could not be read: ${address.pathname} ${response.status}`);
  return response;
}
