import {
  bundleFolder,
  type Catalogue,
  catalogueFile,
  type IndexedLanguage,
  languagesFile,
  mainBundle,
  pagesFile,
  signature,
  synonymsFile,
  vocabularyFile,
} from './index-format.ts';
import type { ListedPage } from './listing.ts';
import { makeEngine, type PagefindProgram } from './pagefind-engine.ts';
import type { Engine, EngineSource } from './query/engine.ts';
import type { SearchParts } from './query/search.ts';
import { noSynonyms, type Synonyms } from './query/synonyms.ts';
import { readVocabulary } from './query/vocabulary.ts';
import type { PagefindText } from './read-page.ts';
import { ranking } from './ranking.ts';

/**
 * What an index folder holds, the site's language first. Each language has its own copy of Pagefind's program, because that program
 * holds one stemmer only.
 * @param folder address of the index, with a slash at its end
 * @throws when the index cannot be read
 */
export async function openParts(folder: URL): Promise<SearchParts> {
  const languages = await readJson<readonly IndexedLanguage[]>(new URL(languagesFile, folder));
  const sources = languages.map((indexed): EngineSource => ({
    language: indexed.language,
    open: once(() => openEngine(folder, indexed)),
    readVocabulary: lenient(
      once(async () => readVocabulary(await readPacked(new URL(`${indexed.language}/${vocabularyFile}`, folder)))),
      new Map(),
    ),
  }));
  return {
    sources,
    readSynonyms: lenient(
      once(() => readJson<Synonyms>(new URL(synonymsFile, folder))),
      noSynonyms,
    ),
  };
}

/** Asks once. A failure is not kept: the next search tries again. */
function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | undefined;
  return () => {
    asked ??= ask();
    asked.catch(() => (asked = undefined));
    return asked;
  };
}

/** An answer without corrections or synonyms is better than none. */
function lenient<Value>(ask: () => Promise<Value>, otherwise: NoInfer<Value>): () => Promise<Value> {
  return () => ask().catch(() => otherwise);
}

async function openEngine(folder: URL, indexed: IndexedLanguage): Promise<Engine> {
  const { language, bundles } = indexed;
  const addressOf = (bundle: string): URL => new URL(`../${bundleFolder(language, bundle)}/`, folder);
  const base = addressOf(mainBundle);
  const program = (await import(/* @vite-ignore */ new URL('pagefind.js', base).href)) as PagefindProgram;
  const keyOf = (bundle: string): string => bundles.find(({ name }) => name === bundle)?.key ?? '';
  // We run in a worker ourselves.
  const pagefind = program.createInstance({ basePath: base.href, ranking, noWorker: true, metaCacheTag: keyOf(mainBundle) });
  // Merging waits for the program for ever, also when it cannot be loaded.
  await pagefind.filters();
  const others = bundles.filter(({ name }) => name !== mainBundle);
  await Promise.all(
    others.map(({ name, key }) => pagefind.mergeIndex(addressOf(name).href, { language: 'unknown', ranking, metaCacheTag: key })),
  );
  return makeEngine({
    pagefind,
    indexed,
    readCatalogue: async (bundle) => JSON.parse(await readPacked(new URL(catalogueFile, addressOf(bundle)))) as Catalogue,
    readText: async (bundle, id) => {
      const text = await readPacked(new URL(`fragment/${id}.pf_fragment`, addressOf(bundle)));
      return JSON.parse(text.slice(signature.length)) as PagefindText;
    },
    readPages: async (bundle) => readPages(await readPacked(new URL(pagesFile, addressOf(bundle)))),
  });
}

function readPages(text: string): ListedPage[] {
  return text.split('\n').map((line) => {
    const [id = '', date = ''] = line.split(' ');
    return { id, date };
  });
}

/** Reads text that is packed as gzip. */
async function readPacked(address: URL): Promise<string> {
  const packed = await (await fetchFile(address)).blob();
  return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

async function readJson<Value>(address: URL): Promise<Value> {
  return (await (await fetchFile(address)).json()) as Value;
}

async function fetchFile(address: URL): Promise<Response> {
  const response = await fetch(address, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The index could not be read: ${address.pathname} ${response.status}`);
  return response;
}
