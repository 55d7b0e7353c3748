import type { FacetName } from '../index-format.ts';
import type { Filters } from '../query/filters.ts';
import type { Order } from '../query/order.ts';
import type { SearchRequest } from '../query/search.ts';

/** What the search page shows; its address says all of it. */
export interface PageState extends Required<Omit<SearchRequest, 'everywhere' | 'without'>> {
  readonly filters: Filters;
  readonly order: Order;
}

export const facetNames: readonly FacetName[] = ['theme', 'year', 'region', 'kind', 'language'];

/** Written only when they are off. */
const switches = { expand: 'expand', correct: 'correct', preferNew: 'recency' } as const;
const off = 'no';

/** The page with nothing asked for. */
export const emptyState: PageState = { text: '', filters: {}, order: 'relevance', expand: true, correct: true, preferNew: true };

/** Reads the part of an address after `?`; what is unknown is left out. */
export function readAddress(query: string): PageState {
  const given = new URLSearchParams(query);
  const order = given.get('order');
  const facets = facetNames.map((name) => [name, [...new Set(given.getAll(name))].filter((value) => value !== '')] as const);
  const dates = readDates(given);
  return {
    text: given.get('q')?.trim() ?? '',
    filters: {
      ...Object.fromEntries(facets.filter(([, values]) => values.length > 0)),
      ...(Object.keys(dates).length > 0 ? { dates } : {}),
    },
    order: order === 'newest' || order === 'oldest' ? order : 'relevance',
    expand: given.get(switches.expand) !== off,
    correct: given.get(switches.correct) !== off,
    preferNew: given.get(switches.preferNew) !== off,
  };
}

function readDates(given: URLSearchParams): NonNullable<Filters['dates']> {
  const [from, to] = ['from', 'to'].map((name) => readDate(given.get(name) ?? ''));
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** An ISO date as it is; undefined for anything else, for a day that its month has not, and for a year of which not all digits are typed yet. */
export function readDate(text: string): string | undefined {
  const time = /^[1-9]\d{3}-\d\d-\d\d$/u.test(text) ? Date.parse(text) : NaN;
  // JavaScript reads 30 February as 2 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
}

/** The part of an address from `?` on, empty for an empty state; the same state gives the same address. */
export function writeAddress({ text, filters, order, ...state }: PageState): string {
  const query = new URLSearchParams();
  const { from = '', to = '' } = filters.dates ?? {};
  if (text !== '') query.set('q', text);
  for (const name of facetNames) for (const value of [...(filters[name] ?? [])].sort()) query.append(name, value);
  if (from !== '') query.set('from', from);
  if (to !== '') query.set('to', to);
  if (order !== 'relevance') query.set('order', order);
  for (const [name, written] of Object.entries(switches)) if (!state[name as keyof typeof switches]) query.set(written, off);
  const written = query.toString();
  return written === '' ? '' : `?${written}`;
}

export function hasFilters({ filters }: PageState): boolean {
  const { dates, ...facets } = filters;
  return dates !== undefined || Object.values(facets).some((values) => values.length > 0);
}

/** The same question with nothing filtered. */
export function clearFilters(state: PageState): PageState {
  return { ...state, filters: {} };
}
