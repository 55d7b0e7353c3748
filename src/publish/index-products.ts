import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Site } from '../core/site.ts';
import { digestOf, digestOfAll } from '../core/text/digest.ts';
import { assembleIndex, makeReader, toPlanItem } from '../search/build-index.ts';
import { toCatalogueItem } from '../search/catalogue.ts';
import { bundleTag } from '../search/index-format.ts';
import { type Bundle, type BundleSizes, planBundles } from '../search/plan-bundles.ts';
import { readSynonyms } from '../search/site-synonyms.ts';
import { selectSuggested, suggestionsPath, writeSuggestions } from '../search/suggestions.ts';
import { countHolders, type Holders, makeVocabulary } from '../search/vocabulary.ts';
import { readOrMake } from './cached-file.ts';
import type { Product } from './product.ts';

interface IndexPlanOptions {
  readonly sizes?: Partial<BundleSizes>;
  /** Folder for what may be made again; without it, the words of all briefings are counted anew each time. */
  readonly cache?: string;
}

/** The search index: each of its bundles is made anew only when a text in it changed, and so are the counts of its words. */
export function planIndex(site: Site, { sizes, cache }: IndexPlanOptions = {}): Product[] {
  const { entries, model, key } = site;
  const readEntry = makeReader(entries);
  const bundles = planBundles(entries.map(toPlanItem), { home: model.language, ...sizes });
  const items = bundles.flatMap(({ ids }) => ids.map((id) => JSON.stringify(toCatalogueItem(readEntry(id)))));
  const synonyms = readSynonyms(site);
  const keyOf = (bundle: Bundle): string => digestOf(key, bundle.key);
  const count = (bundle: Bundle): Promise<Holders> => {
    const make = (): Holders => countHolders(bundle.ids.map(readEntry));
    return cache === undefined ? Promise.resolve(make()) : keepHolders(join(cache, 'words'), bundle, keyOf(bundle), make);
  };
  return [
    ...bundles.map((bundle): Product => ({
      id: `search ${bundle.language} ${bundle.name}`,
      key: keyOf(bundle),
      make: async () => (await import('../search/build-bundle.ts')).buildBundle(bundle, readEntry),
    })),
    ...[...Map.groupBy(bundles, ({ language }) => language)].map(([language, parts]): Product => ({
      id: `search ${language} words`,
      key: digestOfAll(parts.map(keyOf)),
      make: async () => [makeVocabulary(language, await Promise.all(parts.map(count)))],
    })),
    {
      id: 'search',
      key: digestOfAll([...bundles.map((bundle) => bundle.key), '', JSON.stringify(synonyms), ...items]),
      make: () => assembleIndex(bundles, synonyms, (id) => toCatalogueItem(readEntry(id))),
    },
    planSuggestions(site),
  ];
}

/** The counts of a bundle, which lie in a file whose name says what they depend on; earlier ones of the same bundle go. */
async function keepHolders(folder: string, { language, name }: Bundle, key: string, make: () => Holders): Promise<Holders> {
  const tag = bundleTag(language, name);
  const file = `${tag}_${key}.bin`;
  const kept = await readOrMake(join(folder, file), () => Promise.resolve(serialize(make())));
  for (const other of readdirSync(folder)) if (other.startsWith(`${tag}_`) && other !== file) rmSync(join(folder, other));
  return deserialize(kept) as Holders;
}

function planSuggestions(site: Site): Product {
  const { total, entries, themes, key } = site;
  const parts = [
    String(total),
    ...themes.map(({ ref, path }) => `${path} ${ref.label}`),
    ...selectSuggested(entries).map((entry) => entry.key),
  ];
  return { id: suggestionsPath, key: digestOfAll([key, ...parts]), make: () => [writeSuggestions(site)] };
}
