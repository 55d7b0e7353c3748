import type { SiteEntry } from '../core/page-model.ts';
import type { Catalogue, FacetName } from './index-format.ts';

/** Lists dates and filter values of briefings that are sorted newest first. */
export function makeCatalogue(entries: readonly SiteEntry[]): Catalogue {
  const facets: Partial<Record<FacetName, Record<string, number[]>>> = {};
  for (const [index, entry] of entries.entries()) {
    for (const [name, value] of facetsOf(entry)) ((facets[name] ??= {})[value] ??= []).push(index);
  }
  return { dates: entries.map(({ ref }) => ref.date.iso), facets };
}

function facetsOf({ ref, regions, kind }: SiteEntry): [FacetName, string][] {
  return [
    ...ref.themes.map(({ id }): [FacetName, string] => ['theme', id]),
    ['year', ref.date.iso.slice(0, 4)],
    ...regions.map(({ id }): [FacetName, string] => ['region', id]),
    ['kind', kind],
    ['language', ref.language],
  ];
}
