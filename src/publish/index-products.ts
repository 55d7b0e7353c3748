import type { Site } from '../core/page-model.ts';
import { digestOf } from '../core/text/digest.ts';
import { assembleIndex, makeReader, toPlanItem } from '../search/build-index.ts';
import { toCatalogueItem } from '../search/catalogue.ts';
import { type BundleSizes, planBundles } from '../search/plan-bundles.ts';
import type { Product } from './product.ts';

/** The search index: each of its bundles is made anew only when a text in it changed. */
export function planIndex({ entries, model, key }: Site, sizes?: Partial<BundleSizes>): Product[] {
  const readEntry = makeReader(entries);
  const bundles = planBundles(entries.map(toPlanItem), { home: model.language, ...sizes });
  const items = bundles.flatMap(({ ids }) => ids.map((id) => JSON.stringify(toCatalogueItem(readEntry(id)))));
  return [
    ...bundles.map((bundle): Product => ({
      id: `search ${bundle.language} ${bundle.name}`,
      key: digestOf(key, bundle.key),
      make: async () => (await import('../search/build-bundle.ts')).buildBundle(bundle, readEntry),
    })),
    {
      id: 'search',
      key: digestOf(...bundles.map((bundle) => bundle.key), '', ...items),
      make: () => assembleIndex(bundles, (id) => toCatalogueItem(readEntry(id))),
    },
  ];
}
