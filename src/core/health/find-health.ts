import { compareText } from '../diagnostics/sort.ts';
import type { Briefing, Gated, Theme, Withheld } from '../model.ts';
import { dateInZone } from '../text/dates.ts';

/** A file that a finding is about. */
export interface Subject {
  /** Relative to the content folder. */
  readonly path: string;
  readonly title: string;
}

/** What an archive asks of its editors. Dates are ISO days in the publication's time zone; every list is in the order in which to look at it. */
export interface Health {
  /** ISO instant. */
  readonly asOf: string;
  /** Briefings whose `review-by` has come, the longest due first. */
  readonly reviewsDue: readonly (Subject & { readonly since: string })[];
  /** Judgements whose `by` has come, the longest due first. */
  readonly judgementsDue: readonly (Subject & { readonly since: string; readonly text: string })[];
  /** Themes whose standing view is older than the newest briefing on them, the widest gap first. */
  readonly staleViews: readonly (Subject & { readonly set: string; readonly newest: Subject & { readonly date: string } })[];
  /** Themes of which nothing was said for so many days, the longest first; `last` is absent where nothing ever was. */
  readonly quietThemes: readonly (Subject & { readonly last?: string })[];
  /** Briefings to which no other leads, newest first. */
  readonly orphans: readonly (Subject & { readonly date: string })[];
  /** Briefings that most others link to, at most ten. */
  readonly mostLinked: readonly (Subject & { readonly count: number })[];
  /** Terms of the glossary that no published briefing has. */
  readonly unusedTerms: readonly string[];
  /** What readers do not see yet, the next to appear first, drafts last. */
  readonly withheld: readonly (Subject & { readonly reason: Withheld['reason']; readonly until?: string })[];
}

export interface HealthOptions {
  /** Days after which a theme without a new briefing counts as quiet. */
  readonly quietAfter: number;
}

/** How many of the most linked briefings are named. */
const MOST_LINKED = 10;

/** Finds what in an archive is due, quiet or alone, as readers see it at its as-of instant. */
export function findHealth({ published, withheld }: Gated, { quietAfter }: HealthOptions): Health {
  const { asOf, briefings, themes, glossary, publication } = published;
  const today = dateInZone(asOf, publication['time-zone']);
  const replaced = new Set(briefings.flatMap(({ front }) => front.supersedes ?? []));
  const standing = briefings.filter(({ id, front }) => front.status !== 'withdrawn' && !replaced.has(id));
  const originals = standing.filter(({ front }) => front['translation-of'] === undefined);
  const newestOn = new Map(originals.flatMap((briefing) => briefing.front.themes.map((theme) => [theme, briefing] as const)));
  const used = new Set(standing.flatMap(({ body }) => body.terms));
  return {
    asOf,
    ...findDue(standing, today),
    staleViews: findStaleViews(themes, newestOn),
    quietThemes: findQuietThemes(themes, newestOn, { today, quietAfter }),
    ...findLinks(originals, countLinks(briefings)),
    unusedTerms: glossary.flatMap(({ term }) => (used.has(term) ? [] : [term])),
    withheld: withheld
      .map(({ briefing, reason, until }) => ({ ...subjectOf(briefing), reason, ...(until === undefined ? {} : { until }) }))
      .sort((a, b) => compareText(a.until ?? '~', b.until ?? '~') || compareText(a.path, b.path)),
  };
}

function findDue(briefings: readonly Briefing[], today: string): Pick<Health, 'reviewsDue' | 'judgementsDue'> {
  const isDue = (date: string | undefined): date is string => date !== undefined && date <= today;
  const bySince = (a: Subject & { since: string }, b: Subject & { since: string }): number =>
    compareText(a.since, b.since) || compareText(a.path, b.path);
  const reviews = briefings.flatMap((briefing) => {
    const since = briefing.front['review-by'];
    return isDue(since) ? [{ ...subjectOf(briefing), since }] : [];
  });
  // A translation says once more what its original says.
  const judgements = briefings.flatMap((briefing) =>
    briefing.front['translation-of'] === undefined
      ? (briefing.front.judgements ?? []).flatMap(({ by, text }) => (isDue(by) ? [{ ...subjectOf(briefing), since: by, text }] : []))
      : [],
  );
  return { reviewsDue: reviews.sort(bySince), judgementsDue: judgements.sort(bySince) };
}

type Newest = ReadonlyMap<string, Briefing>;

function findStaleViews(themes: readonly Theme[], newestOn: Newest): Health['staleViews'] {
  const stale = themes.flatMap((theme) => {
    const newest = newestOn.get(theme.id);
    const set = theme.front['as-of'];
    if (newest === undefined || newest.front.date <= set) return [];
    return [{ ...subjectOf(theme), set, newest: { ...subjectOf(newest), date: newest.front.date } }];
  });
  const gapOf = ({ set, newest }: Health['staleViews'][number]): number => daysBetween(set, newest.date);
  return stale.sort((a, b) => gapOf(b) - gapOf(a) || compareText(a.path, b.path));
}

function findQuietThemes(
  themes: readonly Theme[],
  newestOn: Newest,
  { today, quietAfter }: HealthOptions & { readonly today: string },
): Health['quietThemes'] {
  const quiet = themes.flatMap((theme): Health['quietThemes'][number][] => {
    const last = newestOn.get(theme.id)?.front.date;
    if (last === undefined) return [subjectOf(theme)];
    return daysBetween(last, today) > quietAfter ? [{ ...subjectOf(theme), last }] : [];
  });
  return quiet.sort((a, b) => compareText(a.last ?? '', b.last ?? '') || compareText(a.path, b.path));
}

function findLinks(briefings: readonly Briefing[], linked: ReadonlyMap<string, number>): Pick<Health, 'orphans' | 'mostLinked'> {
  const newestFirst = [...briefings].reverse();
  const counted = newestFirst.map((briefing) => ({ ...subjectOf(briefing), count: linked.get(briefing.id) ?? 0 }));
  return {
    orphans: newestFirst.filter(({ id }) => !linked.has(id)).map((briefing) => ({ ...subjectOf(briefing), date: briefing.front.date })),
    mostLinked: counted
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_LINKED),
  };
}

const subjectOf = ({ path, front }: Briefing | Theme): Subject => ({ path, title: front.title });

/** How many other briefings link to, or name as related, each briefing. */
function countLinks(briefings: readonly Briefing[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id, front, outline } of briefings) {
    const named = new Set([...outline.links.flatMap(([kind, to]) => (kind === 'briefing' ? [to] : [])), ...(front.related ?? [])]);
    named.delete(id);
    for (const other of named) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return counts;
}

const DAY = 86_400_000;

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
