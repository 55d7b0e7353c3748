import { hash } from 'node:crypto';
import type { Site } from '../core/site.ts';
import type { ShardMark } from './manifest.ts';
import { findShardName, holdsRecord } from './record.ts';
import { OutputRefused, ShardUnknown } from './refusals.ts';

/** The shard of all that belongs to no year: listings, themes, feeds, assets, the undivided search index. */
export const REST = 'rest';

/** A page or product that is planned. */
interface Planned {
  readonly id: string;
  readonly key: string;
  /** See `Product.paths`. */
  readonly paths?: readonly string[];
}

/** One part of a site: what it holds, and what it has to know of the others. */
export interface Shard {
  readonly mark: ShardMark;
  readonly holds: (id: string) => boolean;
  /** Paths of the files of other shards that pages may lead to. */
  readonly elsewhere: ReadonlySet<string>;
  /** How many of the site's briefings it holds. */
  readonly briefings: number;
}

/** The names of the shards of a published archive: its years, oldest first, and the rest. */
export function listShards(dates: Iterable<string>): string[] {
  return [...new Set([...dates].map(yearOf))].sort().concat(REST);
}

/**
 * Takes one shard of the plan of a whole site. The mark names the whole plan, so that shards which were made of different content or code
 * are told apart. Throws `ShardUnknown`.
 * @param code names the code
 */
export function takeShard(name: string, site: Site, planned: readonly Planned[], code: string): Shard {
  const of = listShards(site.entries.map(({ date }) => date));
  if (!of.includes(name)) throw new ShardUnknown(name, of);
  const shardOf = makeShardFinder(site);
  const holds = (id: string): boolean => shardOf(id) === name;
  const plan = hash('sha256', JSON.stringify([code, planned.map(({ id, key }) => [id, key])]));
  const others = planned.filter(({ id }) => !holds(id));
  return {
    mark: { name, of, plan },
    holds,
    elsewhere: new Set(others.flatMap(({ id, paths = [id] }) => paths)),
    briefings: site.entries.filter(({ date }) => yearOf(date) === name).length,
  };
}

/** Throws `OutputRefused` when a shard would take the place of a whole site. */
export function assertShardFolder(out: string): void {
  if (holdsRecord(out) && findShardName(out) === undefined)
    throw new OutputRefused(`The shard cannot be written to ${out}: a whole site stands there. Name another folder with --out.`);
}

/** A briefing's files stand in its folder or in that of a former address; a bundle of the search index that is cut by the calendar has a period's name. */
function makeShardFinder({ entries, redirects }: Site): (id: string) => string {
  const years = new Map(entries.map(({ id, date }) => [id, yearOf(date)]));
  for (const { from, to } of redirects) years.set(from, years.get(to) ?? REST);
  return (id) => {
    const [, briefing] = /^(?:picture )?briefings\/([^/]+)\//u.exec(id) ?? [];
    if (briefing !== undefined) return years.get(briefing) ?? REST;
    return /^search \S+ (\d{4})(?:-|$)/u.exec(id)?.[1] ?? REST;
  };
}

const yearOf = (date: string): string => date.slice(0, 4);
