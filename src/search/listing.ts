import { type Catalogue, type IndexedBundle, startOf } from './index-format.ts';
import { findPlace, listFirsts, toPageId } from './page-ids.ts';
import type { Engine } from './query/engine.ts';
import { remember } from './remember.ts';

/** Read what is known of a bundle's briefings besides their words, newest first. */
export interface ListReaders {
  readonly readCatalogue: (bundle: IndexedBundle) => Promise<Catalogue>;
  /** ISO dates. */
  readonly readDates: (bundle: IndexedBundle) => Promise<readonly string[]>;
}

interface ListedPage {
  readonly id: string;
  readonly date: string;
}

interface ListedBundles extends ListReaders {
  /** Oldest first. */
  readonly bundles: readonly IndexedBundle[];
}

/** Answers what an engine is asked about dates and filter values; each file is read once, and only when it is needed. */
export function makeListing({
  bundles,
  readCatalogue,
  readDates: readBundleDates,
}: ListedBundles): Pick<Engine, 'list' | 'listDates' | 'estimateDates'> {
  const firsts = listFirsts(bundles);
  const readBundle = async (bundle: IndexedBundle, at: number): Promise<ListedPage[]> => {
    const last = (firsts[at] ?? 0) + bundle.pages - 1;
    return (await readBundleDates(bundle)).map((date, index) => ({ id: toPageId(last - index), date }));
  };
  const readDates = remember(() => Promise.all(bundles.map(readBundle)));
  const readCatalogues = remember(() => Promise.all(bundles.map(readCatalogue)));
  return {
    list: async (facet, value) => {
      const [pages, catalogues] = await Promise.all([readDates(), readCatalogues()]);
      return catalogues.flatMap(({ facets }, at) => placesOf(facets[facet] ?? {}, value).flatMap((index) => pages[at]?.[index]?.id ?? []));
    },
    listDates: async () => (await readDates()).flat().sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
    estimateDates: async () => {
      if (bundles.length > 1) {
        const starts = bundles.map(({ name }) => startOf(name));
        return (id) => starts[findPlace(id, firsts).bundle] ?? '';
      }
      const dates = new Map((await readDates()).flat().map(({ id, date }) => [id, date]));
      return (id) => dates.get(id) ?? '';
    },
  };
}

/** The value comes from an address, which may name what every object inherits. */
function placesOf(values: Readonly<Record<string, readonly number[]>>, value: string): readonly number[] {
  return Object.hasOwn(values, value) ? (values[value] ?? []) : [];
}
