import type { Briefing, Theme } from '../model.ts';
import type { CoverageMonth, ThemeSummary } from '../page-model.ts';
import { compareText } from '../diagnostics/sort.ts';
import { setPhrase } from '../text/phrase.ts';
import { refOf, type LinkContext, type ThemeCount } from './context.ts';
import type { Keys } from './keys.ts';

const MONTHS = 24;

/** A theme as listings show it. */
export function summarizeTheme(theme: Theme, context: LinkContext): ThemeSummary {
  const briefings = context.byTheme.get(theme.id) ?? [];
  const latest = briefings.at(-1);
  return {
    ref: themeRef(theme, context),
    summary: setPhrase(theme.front.summary),
    asOf: context.dates.date(theme.front['as-of']),
    count: briefings.length,
    strip: coverageOf(theme, context).map(({ lead, also }) => lead + also),
    ...(latest === undefined ? {} : { latest: refOf(latest, context) }),
  };
}

/** Names what `summarizeTheme` gives. */
export function keySummary(theme: Theme, context: LinkContext, keys: Keys): string {
  const known = keys.summaries.get(theme);
  if (known !== undefined) return known;
  const briefings = context.byTheme.get(theme.id) ?? [];
  const strip = coverageOf(theme, context).map(({ month, lead, also }) => `${month} ${lead} ${also}`);
  const key = [keys.theme(theme), keys.ref(briefings.at(-1)), briefings.length, ...strip].join('\n');
  keys.summaries.set(theme, key);
  return key;
}

/** Briefings on a theme by month, for the 24 months that end with the newest briefing of the archive. */
export function coverageOf(theme: Theme, context: LinkContext): CoverageMonth[] {
  const newest = context.originals.at(-1)?.front.date.slice(0, 7);
  if (newest === undefined) return [];
  const counts = new Map<string, { lead: number; also: number }>();
  for (const { front } of context.byTheme.get(theme.id) ?? []) {
    const month = front.date.slice(0, 7);
    const count = counts.get(month) ?? { lead: 0, also: 0 };
    count[front.themes[0] === theme.id ? 'lead' : 'also'] += 1;
    counts.set(month, count);
  }
  return monthsUntil(newest).map((month) => ({ month, label: context.dates.month(month), ...(counts.get(month) ?? { lead: 0, also: 0 }) }));
}

function monthsUntil(last: string): string[] {
  const [year = 0, month = 0] = last.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, index) => {
    const count = year * 12 + month - 1 - (MONTHS - 1 - index);
    return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}

/** Themes with the most covered first. */
export function byCoverage(context: LinkContext): Theme[] {
  const count = (theme: Theme): number => context.byTheme.get(theme.id)?.length ?? 0;
  return [...context.archive.themes].sort((a, b) => count(b) - count(a) || compareText(a.id, b.id));
}

/** How often each other theme appears on the briefings of a theme, most often first. */
export function togetherWith(theme: Theme, context: LinkContext): readonly ThemeCount[] {
  const known = context.together.get(theme) ?? countTogether(theme, context);
  context.together.set(theme, known);
  return known;
}

function countTogether(theme: Theme, context: LinkContext): ThemeCount[] {
  const counts = new Map<string, number>();
  for (const { front } of context.byTheme.get(theme.id) ?? []) for (const id of front.themes) counts.set(id, (counts.get(id) ?? 0) + 1);
  return byCoverage(context)
    .filter((other) => other !== theme && counts.has(other.id))
    .map((other) => ({ theme: other, count: counts.get(other.id) ?? 0 }))
    .sort((a, b) => b.count - a.count);
}

/** How many of a list of briefings a theme leads. */
export function countLeads(theme: Theme, briefings: readonly Briefing[]): number {
  return briefings.filter(({ front }) => front.themes[0] === theme.id).length;
}

/** The ref of a theme that is in the context. */
export function themeRef(theme: Theme, context: LinkContext): ThemeSummary['ref'] {
  const ref = context.themeRefs.get(theme.id);
  if (ref === undefined) throw new Error(`theme ${theme.id} is not in the archive`);
  return ref;
}
