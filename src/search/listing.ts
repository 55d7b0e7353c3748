import { bundleTag, type Catalogue, type IndexedBundle, startOf, tagOf } from './index-format.ts';
import type { Engine } from './query/engine.ts';
import { remember } from './remember.ts';

/** Read what is known of a bundle's briefings besides their words, newest first. */
export interface ListReaders {
  readonly readCatalogue: (bundle: string) => Promise<Catalogue>;
  readonly readPages: (bundle: string) => Promise<readonly ListedPage[]>;
}

export interface ListedPage {
  /** Without the bundle's tag. */
  readonly id: string;
  /** ISO date. */
  readonly date: string;
}

interface ListedBundles extends ListReaders {
  readonly language: string;
  /** Oldest first. */
  readonly bundles: readonly IndexedBundle[];
}

/** Answers what an engine is asked about dates and filter values; each file is read once, and only when it is needed. */
export function makeListing({
  language,
  bundles,
  readCatalogue,
  readPages,
}: ListedBundles): Pick<Engine, 'list' | 'listDates' | 'estimateDates'> {
  const readBundle = async (bundle: string): Promise<ListedPage[]> => {
    const tag = bundleTag(language, bundle);
    return (await readPages(bundle)).map(({ id, date }) => ({ id: `${tag}_${id}`, date }));
  };
  const readDates = remember(
    () => Promise.all(bundles.map(({ name }) => readBundle(name))),
    () => '',
  );
  const readCatalogues = remember(
    () => Promise.all(bundles.map(({ name }) => readCatalogue(name))),
    () => '',
  );
  return {
    list: async (facet, value) => {
      const [pages, catalogues] = await Promise.all([readDates(), readCatalogues()]);
      return catalogues.flatMap(({ facets }, at) => (facets[facet]?.[value] ?? []).flatMap((index) => pages[at]?.[index]?.id ?? []));
    },
    listDates: async () => (await readDates()).flat().sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
    estimateDates: async () => {
      if (bundles.length > 1) return (id) => startOf(tagOf(id).slice(language.length + 1));
      const dates = new Map((await readDates()).flat().map(({ id, date }) => [id, date]));
      return (id) => dates.get(id) ?? '';
    },
  };
}
