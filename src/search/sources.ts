import { bundleFolder, type Catalogue, catalogueFile, type IndexedLanguage, languagesFile, mainBundle } from './index-format.ts';
import { makeEngine, type PagefindProgram } from './pagefind-engine.ts';
import type { Engine, EngineSource } from './query/engine.ts';
import { ranking } from './ranking.ts';

/** An index of up to this many briefings answers in a few milliseconds: a worker would cost more than it spares the page. */
const smallIndex = 300;

/**
 * The engines of an index folder, the site's language first. Each language has its own copy of Pagefind's program, because that program
 * holds one stemmer only.
 * @param folder address of the index, with a slash at its end
 * @throws when the index cannot be read
 */
export async function openSources(folder: URL): Promise<EngineSource[]> {
  const languages = await readJson<readonly IndexedLanguage[]>(new URL(languagesFile, folder));
  return languages.map((indexed) => {
    let opened: Promise<Engine> | undefined;
    const open = (): Promise<Engine> => {
      opened ??= openEngine(folder, indexed);
      // A failure is not kept: the next search tries again.
      opened.catch(() => (opened = undefined));
      return opened;
    };
    return { language: indexed.language, open };
  });
}

async function openEngine(folder: URL, indexed: IndexedLanguage): Promise<Engine> {
  const { language, pages, bundles } = indexed;
  const addressOf = (bundle: string): URL => new URL(`../${bundleFolder(language, bundle)}/`, folder);
  const base = addressOf(mainBundle);
  const program = (await import(/* @vite-ignore */ new URL('pagefind.js', base).href)) as PagefindProgram;
  const keyOf = (bundle: string): string => bundles.find(({ name }) => name === bundle)?.key ?? '';
  const noWorker = pages <= smallIndex;
  const pagefind = program.createInstance({ basePath: base.href, ranking, noWorker, metaCacheTag: keyOf(mainBundle) });
  // Merging waits for the program for ever, also when it cannot be loaded.
  await pagefind.filters();
  const others = bundles.filter(({ name }) => name !== mainBundle);
  await Promise.all(
    others.map(({ name, key }) => pagefind.mergeIndex(addressOf(name).href, { language: 'unknown', ranking, metaCacheTag: key })),
  );
  return makeEngine({ pagefind, indexed, readCatalogue: (bundle) => readJson<Catalogue>(new URL(catalogueFile, addressOf(bundle))) });
}

async function readJson<Value>(address: URL): Promise<Value> {
  const response = await fetch(address, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The index could not be read: ${address.pathname} ${response.status}`);
  return (await response.json()) as Value;
}
