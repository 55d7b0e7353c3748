import { posix } from 'node:path';
import type { PagePlan } from '../site.ts';
import type { WordCount } from '../text/compare-words.ts';
import { idOf } from '../validate/read-file.ts';
import type { ChangedPage, PageChanges, Side, VanishedPage } from './comparison.ts';

interface PageOptions {
  /** Pages whose own file says something else. */
  readonly texts: ReadonlyMap<string, WordCount>;
  /** Old path to new path of files. */
  readonly renames: ReadonlyMap<string, string>;
  readonly isComparable: (page: string) => boolean;
}

/** Compares the pages of two sites by what they show: a page shows its model and the site's, and nothing else. */
export function comparePages(before: Side, after: Side, { texts, renames, isComparable }: PageOptions): PageChanges {
  const was = new Map(before.site.pages.map((plan) => [plan.path, plan]));
  const is = new Map(after.site.pages.map((plan) => [plan.path, plan]));
  const redirects = new Map(after.site.redirects.map(({ from, to }) => [pathOf(from), pathOf(to)]));
  const formerly = new Set(before.site.redirects.map(({ from }) => pathOf(from)));
  const hasSameRecord = before.site.key === after.site.key;
  const appear: string[] = [];
  const change: ChangedPage[] = [];
  const move: { from: string; to: string }[] = [];
  for (const [path, plan] of is) {
    const old = was.get(path);
    const to = redirects.get(path);
    if (!isComparable(path)) continue;
    if (to !== undefined && old !== undefined && !formerly.has(path)) move.push({ from: path, to });
    else if (old === undefined) appear.push(path);
    else if (!isSame(old, plan, hasSameRecord)) change.push({ path, ...wordsOf(texts.get(path)) });
  }
  const gone = [...was.keys()].filter((path) => !is.has(path) && isComparable(path));
  return {
    total: is.size,
    appear: appear.filter((path) => !move.some(({ to }) => to === path && !was.has(path))),
    change,
    move,
    vanish: gone.map((path) => toVanished(path, after, renames)),
    isEveryPage: JSON.stringify(before.site.model) !== JSON.stringify(after.site.model),
  };
}

/** Equal keys of sites with the same record mean equal pages; other keys may still come to the same. */
function isSame(old: PagePlan, plan: PagePlan, hasSameRecord: boolean): boolean {
  return (hasSameRecord && old.key === plan.key) || JSON.stringify(old.make()) === JSON.stringify(plan.make());
}

const wordsOf = (words: WordCount | undefined): Pick<ChangedPage, 'words'> => (words === undefined ? {} : { words });

function toVanished(path: string, after: Side, renames: ReadonlyMap<string, string>): VanishedPage {
  const isWithheld = after.gated.withheld.some(({ briefing: { id, front } }) =>
    [id, ...(front.aliases ?? [])].some((name) => pathOf(name) === path),
  );
  const [, became] = [...renames].find(([from]) => pathOf(idOf(from)) === path) ?? [];
  return { path, because: isWithheld ? 'withheld' : 'removed', ...(became === undefined ? {} : { became: idOf(became) }) };
}

const pathOf = (id: string): string => posix.join('briefings', id, '/');
