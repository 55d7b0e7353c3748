import { compareText } from '../diagnostics/sort.ts';
import type { WordCount } from '../text/compare-words.ts';
import { idOf } from '../validate/read-file.ts';
import { comparePages } from './compare-pages.ts';
import { compareTexts } from './compare-texts.ts';
import type { Comparison, Side, ThreadChange, WithheldChange } from './comparison.ts';
import { findLostAnchors } from './lost-anchors.ts';

export interface CompareOptions {
  /** Old path to new path of files that were renamed. */
  readonly renames?: ReadonlyMap<string, string> | undefined;
  /** Whether a page can be compared; a file that was left out on one side would seem to appear or vanish. */
  readonly isComparable?: ((page: string) => boolean) | undefined;
}

/** Compares two linked sites. Both must be of the same as-of instant. */
export function compareSites(
  before: Side,
  after: Side,
  { renames = new Map(), isComparable = () => true }: CompareOptions = {},
): Comparison {
  const moved = new Map([
    ...[...renames].map(([from, to]) => [idOf(from), idOf(to)] as const),
    ...after.site.redirects.map(({ from, to }) => [from, to] as const),
  ]);
  const texts = compareTexts(before, after, moved);
  const pages = comparePages(before, after, { texts, renames, isComparable });
  return {
    pages,
    threads: compareThreads(before, after, moved).filter(({ theme }) => isComparable(`themes/${theme}/`)),
    anchors: findLostAnchors(before, after).filter(({ page }) => isComparable(page)),
    withheld: compareWithheld(before, after),
    words: sum([...texts].flatMap(([page, words]) => (isComparable(page) ? [words] : []))),
  };
}

function compareThreads(before: Side, after: Side, moved: ReadonlyMap<string, string>): ThreadChange[] {
  const was = new Map(before.site.themes.map((theme) => [theme.ref.id, theme]));
  const is = new Map(after.site.themes.map((theme) => [theme.ref.id, theme]));
  return [...new Set([...was.keys(), ...is.keys()])].sort(compareText).flatMap((theme): ThreadChange[] => {
    const now = is.get(theme)?.entries ?? [];
    const old = (was.get(theme)?.entries ?? []).map((id) => moved.get(id) ?? id);
    const [gains, loses] = [without(now, old), without(old, now)];
    const title = (is.get(theme) ?? was.get(theme))?.ref.label ?? theme;
    return gains.length + loses.length === 0 ? [] : [{ theme, title, gains, loses }];
  });
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  const set = new Set(others);
  return ids.filter((id) => !set.has(id));
}

function compareWithheld(before: Side, after: Side): WithheldChange[] {
  const digests = new Map(before.archive.briefings.map(({ path, digest }) => [path, digest]));
  const was = new Map(before.gated.withheld.map(({ briefing, reason, until = '' }) => [briefing.path, `${reason} ${until}`]));
  return after.gated.withheld.flatMap(({ briefing: { id, path, front, digest }, reason, until }): WithheldChange[] => {
    if (digests.get(path) === digest && was.get(path) === `${reason} ${until ?? ''}`) return [];
    return [{ id, path, title: front.title, reason, ...(until === undefined ? {} : { until }) }];
  });
}

const sum = (counts: readonly WordCount[]): WordCount => ({
  added: counts.reduce((total, { added }) => total + added, 0),
  removed: counts.reduce((total, { removed }) => total + removed, 0),
});
