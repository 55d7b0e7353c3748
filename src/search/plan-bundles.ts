import { createHash } from 'node:crypto';
import type { SiteEntry } from '../core/site.ts';
import { bundleTag, indexFormat, mainBundle, primaryLanguage } from './index-format.ts';
import { sortKey } from './record.ts';

/** What must be known of a briefing to plan the index. */
export interface PlanItem {
  readonly id: string;
  /** ISO date. */
  readonly date: string;
  /** BCP 47. */
  readonly language: string;
  readonly standing: SiteEntry['standing'];
  /** Covers all that `writeRecord` reads of the entry. */
  readonly digest: string;
}

/** Briefings that are indexed together. */
export interface Bundle {
  /** `main`, or the period: `2024`, `2024-h1`, `2024-q1`, `2024-01`. */
  readonly name: string;
  /** Primary subtag. */
  readonly language: string;
  /** In the order of addition: by date, then id. Empty for the main bundle of a large archive. */
  readonly ids: readonly string[];
  /** Equal keys mean equal files. */
  readonly key: string;
}

/** How many briefings are indexed together. */
export interface BundleSizes {
  /** A language with fewer has one bundle. */
  readonly divided: number;
  /** A period with more is cut again. */
  readonly largest: number;
}

interface PlanOptions extends Partial<BundleSizes> {
  /** The site's language, BCP 47: its bundles come first. */
  readonly home: string;
}

/** At these sizes a bundle is indexed in a second or so, and a query of a large archive does not ask too many of them. */
export const bundleSizes: BundleSizes = { divided: 2000, largest: 1500 };

/**
 * Divides the briefings that stand into bundles: those of a small archive into one for each language, those of a large one by the
 * calendar. A period with too many is cut into halves, quarters, months; so a briefing that comes, goes or changes touches one bundle, and
 * cuts one more when it fills a period. The order of the items decides nothing.
 */
export function planBundles(items: readonly PlanItem[], { home, ...sizes }: PlanOptions): Bundle[] {
  const { divided, largest } = { ...bundleSizes, ...sizes };
  const standing = items.filter(({ standing }) => standing === 'current').sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const languages = [...Map.groupBy(standing, ({ language }) => primaryLanguage(language))];
  const first = primaryLanguage(home);
  languages.sort(([a], [b]) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1));
  return languages.flatMap(([language, group]) => {
    if (group.length < divided) return [makeBundle(language, mainBundle, group)];
    const years = cut(group, periods, largest).map(([name, part]) => makeBundle(language, name, part));
    return [makeBundle(language, mainBundle, []), ...years];
  });
}

/** Names of the periods that hold a date, from longest to shortest. */
const periods: readonly ((date: string) => string)[] = [
  (date) => date.slice(0, 4),
  (date) => `${date.slice(0, 4)}-h${Math.ceil(monthOf(date) / 6)}`,
  (date) => `${date.slice(0, 4)}-q${Math.ceil(monthOf(date) / 3)}`,
  (date) => date.slice(0, 7),
];

function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

function cut(items: readonly PlanItem[], [periodOf, ...shorter]: typeof periods, largest: number): [string, readonly PlanItem[]][] {
  if (periodOf === undefined) return [];
  return [...Map.groupBy(items, ({ date }) => periodOf(date))].flatMap(([name, part]): [string, readonly PlanItem[]][] =>
    part.length > largest && shorter.length > 0 ? cut(part, shorter, largest) : [[name, part]],
  );
}

function makeBundle(language: string, name: string, items: readonly PlanItem[]): Bundle {
  const pairs = items.map(({ id, digest }) => [id, digest]);
  const hash = createHash('sha256').update(JSON.stringify([indexFormat, bundleTag(language, name), pairs]));
  return { name, language, ids: items.map(({ id }) => id), key: hash.digest('hex').slice(0, 32) };
}
