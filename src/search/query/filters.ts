import type { FacetName } from '../index-format.ts';
import { readDates } from './dates.ts';
import type { Engine } from './engine.ts';
import type { Found } from './match.ts';

/** Values chosen, any of which will do within a group; every group with values must be met, and the dates too. */
export type Filters = Facets & { readonly dates?: DateRange };

/** ISO dates or their beginnings (`2024`, `2024-06`); both ends belong to the range, and one that is left out is open. */
export interface DateRange {
  readonly from?: string;
  readonly to?: string;
}

/** All values that can be chosen. */
export type Facets = Readonly<Partial<Record<FacetName, readonly string[]>>>;

export interface FacetCount {
  readonly name: FacetName;
  readonly value: string;
  readonly count: number;
}

type Test = (found: Found) => boolean;

/** Keeps what meets the filters. */
export async function selectByFilters(found: readonly Found[], filters: Filters): Promise<Found[]> {
  const { dates, ...facets } = filters;
  const groups = listGroups(facets).map(([name, values]) => testAny(enginesOf(found), name, values));
  const tests = await Promise.all(dates?.from === undefined && dates?.to === undefined ? groups : [...groups, testDates(found, dates)]);
  return found.filter((item) => tests.every((test) => test(item)));
}

export async function countFacets(found: readonly Found[], filters: Filters, facets: Facets): Promise<FacetCount[]> {
  const counts = await Promise.all(
    listGroups(facets).map(async ([name, values]) => {
      const others = await selectByFilters(found, { ...filters, [name]: [] });
      return Promise.all(
        values.map(async (value) => {
          const test = await testAny(enginesOf(found), name, [value]);
          return { name, value, count: others.filter(test).length };
        }),
      );
    }),
  );
  return counts.flat();
}

function listGroups(filters: Facets): [FacetName, readonly string[]][] {
  return (Object.entries(filters) as [FacetName, readonly string[]][]).filter(([, values]) => values.length > 0);
}

function enginesOf(found: readonly Found[]): Engine[] {
  return [...new Set(found.map(({ matching }) => matching.engine))];
}

async function testAny(engines: readonly Engine[], name: FacetName, values: readonly string[]): Promise<Test> {
  const sets = new Map(
    await Promise.all(
      engines.map(async (engine): Promise<[Engine, ReadonlySet<string>]> => {
        const lists = await Promise.all(values.map((value) => engine.list(name, value)));
        return [engine, new Set(lists.flat())];
      }),
    ),
  );
  return ({ matching, match }) => sets.get(matching.engine)?.has(match.id) ?? false;
}

async function testDates(found: readonly Found[], { from = '', to }: DateRange): Promise<Test> {
  const dateOf = await readDates(found);
  return (item) => {
    const date = dateOf(item);
    return date >= from && (to === undefined || date.slice(0, to.length) <= to);
  };
}
