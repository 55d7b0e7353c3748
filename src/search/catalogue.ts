import type { SiteEntry } from '../core/site.ts';
import type { Catalogue, FacetName } from './index-format.ts';

/** What a catalogue says of a briefing. */
export interface CatalogueItem {
  /** ISO date. */
  readonly date: string;
  /** BCP 47. */
  readonly language: string;
  readonly kind: string;
  /** Ids. */
  readonly themes: readonly string[];
  /** Ids. */
  readonly regions: readonly string[];
}

/** Reads what the catalogue says of an entry. */
export function toCatalogueItem({ date, language, kind, themeIds, regions }: SiteEntry): CatalogueItem {
  return { date, language, kind, themes: themeIds, regions: regions.map(({ id }) => id) };
}

/**
 * Lists the filter values of briefings that are sorted newest first.
 * @param key of their bundle
 */
export function makeCatalogue(key: string, items: readonly CatalogueItem[]): Catalogue {
  const facets: Partial<Record<FacetName, Record<string, number[]>>> = {};
  for (const [index, item] of items.entries()) {
    for (const [name, value] of facetsOf(item)) ((facets[name] ??= makeRecord())[value] ??= []).push(index);
  }
  return { key, facets };
}

/** A record that inherits nothing: a theme may be called `constructor`. */
function makeRecord(): Record<string, number[]> {
  return Object.create(null) as Record<string, number[]>;
}

function facetsOf({ date, language, kind, themes, regions }: CatalogueItem): [FacetName, string][] {
  return [
    ...themes.map((id): [FacetName, string] => ['theme', id]),
    ['year', date.slice(0, 4)],
    ...regions.map((id): [FacetName, string] => ['region', id]),
    ['kind', kind],
    ['language', language],
  ];
}
