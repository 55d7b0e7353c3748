import type { FacetName } from '../index-format.ts';
import type { Filters } from '../query/filters.ts';
import type { Order } from '../query/order.ts';

/** What the search page shows; its address says all of it. */
export interface PageState {
  readonly text: string;
  readonly filters: Filters;
  readonly order: Order;
}

export const facetNames: readonly FacetName[] = ['theme', 'year', 'region', 'kind', 'language'];

/** Reads the part of an address after `?`; what is unknown is left out. */
export function readAddress(query: string): PageState {
  const given = new URLSearchParams(query);
  const order = given.get('order');
  const filters = facetNames.map((name) => [name, [...new Set(given.getAll(name))].filter((value) => value !== '')] as const);
  return {
    text: given.get('q')?.trim() ?? '',
    filters: Object.fromEntries(filters.filter(([, values]) => values.length > 0)),
    order: order === 'newest' || order === 'oldest' ? order : 'relevance',
  };
}

/** The part of an address from `?` on, empty for an empty state; the same state gives the same address. */
export function writeAddress({ text, filters, order }: PageState): string {
  const query = new URLSearchParams();
  if (text !== '') query.set('q', text);
  for (const name of facetNames) for (const value of [...(filters[name] ?? [])].sort()) query.append(name, value);
  if (order !== 'relevance') query.set('order', order);
  const written = query.toString();
  return written === '' ? '' : `?${written}`;
}

export function hasFilters({ filters }: PageState): boolean {
  return facetNames.some((name) => (filters[name] ?? []).length > 0);
}
