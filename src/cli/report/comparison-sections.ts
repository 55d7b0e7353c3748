import type { ChangedPage, Comparison, LostAnchor, VanishedPage, WithheldChange } from '../../core/compare/comparison.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { WordCount } from '../../core/text/compare-words.ts';
import type { Compared } from '../compare-content.ts';
import { instantInZone } from '../zone-time.ts';
import { plural } from './summary.ts';

/** A part of a report on a change: a heading and a line for each finding. */
export interface Section {
  readonly title: string;
  /** `alarm`: readers would be harmed; `ask`: the author is asked for something; `news`: what happens. */
  readonly tone: 'alarm' | 'ask' | 'news';
  readonly items: readonly string[];
}

/** Everything that is to be said of a change, what needs hands first; sections without items are left out. */
export function listSections(compared: Compared, place: (diagnostic: Diagnostic) => string): Section[] {
  const { comparison, after, before, asks, timeZone } = compared;
  const found = comparison === undefined ? [] : [...listLosses(comparison), ...listNews(comparison, timeZone)];
  const tell = (diagnostic: Diagnostic): string => `${place(diagnostic)} ${diagnostic.reason}; ${diagnostic.fix}`;
  return [
    section('Links that would break', 'alarm', after.errors.filter(isLink).map(tell)),
    section('Errors: nothing is built while they stand', 'alarm', after.errors.filter((error) => !isLink(error)).map(tell)),
    ...found.filter(({ tone }) => tone === 'alarm'),
    section('Asked of you', 'ask', asks.map(tell)),
    ...found.filter(({ tone }) => tone === 'news'),
    section('Errors before the change', 'news', before.errors.map(tell)),
    section('Files not compared, because of errors', 'ask', [...new Set([...before.left, ...after.left])].sort()),
  ].filter(({ items }) => items.length > 0);
}

const LINKS: ReadonlySet<string> = new Set(['link-target', 'passage-unknown', 'briefing-unknown', 'reference-withheld']);

const isLink = ({ ruleId }: Diagnostic): boolean => LINKS.has(ruleId);

/** How many pages and words it is about, in a sentence or two. */
export function summarizeComparison({ pages, words }: Comparison): string {
  const { appear, change, move, vanish, total, isEveryPage } = pages;
  const counts = [
    [appear.length, 'appears', 'appear'],
    [change.length, 'changes', 'change'],
    [move.length, 'moves', 'move'],
    [vanish.length, 'vanishes', 'vanish'],
  ] as const;
  const found = counts.filter(([count]) => count > 0);
  if (found.length === 0 && !isEveryPage) return `None of the ${plural(total, 'page')} changes.`;
  const clauses = found.map(([count, one, many], index) => `${index === 0 ? plural(count, 'page') : count} ${count === 1 ? one : many}`);
  const every = isEveryPage ? ' Every page is written anew, since what stands on all of them changes.' : '';
  const pagesSaid = clauses.length === 0 ? 'No page says anything else' : clauses.join(', ');
  return `${pagesSaid}; ${plural(total, 'page')} afterwards. ${writeWords(words)}.${every}`;
}

/** Whether readers had the address from a link or a feed, and no page will take its place. */
const isLoss = ({ because, path }: VanishedPage): boolean => because === 'removed' && /^(?:briefings|themes)\//u.test(path);

function listLosses({ pages, anchors }: Comparison): Section[] {
  return [
    section('Addresses that would lead nowhere', 'alarm', pages.vanish.filter(isLoss).map(tellVanished)),
    section('Passages whose addresses would lead nowhere', 'alarm', anchors.map(tellAnchor)),
  ];
}

function listNews({ pages, threads, withheld }: Comparison, timeZone: string): Section[] {
  return [
    section('Pages that appear', 'news', pages.appear.map(showPage)),
    section(
      'Pages that move',
      'news',
      pages.move.map(({ from, to }) => `${showPage(from)} → ${showPage(to)}`),
    ),
    section(
      'Pages that vanish',
      'news',
      pages.vanish
        .filter((page) => !isLoss(page))
        .map(({ path, because }) => `${showPage(path)}${because === 'withheld' ? ', withheld now' : ''}`),
    ),
    section('Texts that change', 'news', pages.change.flatMap(tellText)),
    section(
      'Pages that change with them',
      'news',
      pages.change.flatMap(({ path, words }) => (words === undefined ? showPage(path) : [])),
    ),
    section(
      'Themes',
      'news',
      threads.map(({ title, gains, loses }) => `${title}: ${[...list('gains', gains), ...list('loses', loses)].join('; ')}`),
    ),
    section(
      'Withheld',
      'news',
      withheld.map((item) => tellWithheld(item, timeZone)),
    ),
  ];
}

const section = (title: string, tone: Section['tone'], items: readonly string[]): Section => ({ title, tone, items });

const list = (verb: string, ids: readonly string[]): string[] => (ids.length === 0 ? [] : [`${verb} ${ids.join(', ')}`]);

const showPage = (path: string): string => `/${path}`;

const tellText = ({ path, words }: ChangedPage): string[] =>
  words === undefined ? [] : [`${showPage(path)}  ${writeWords(words).toLowerCase()}`];

function tellVanished({ path, became }: VanishedPage): string {
  if (became !== undefined) return `${showPage(path)} is renamed to ${became}: keep its old slug in \`aliases\` there`;
  if (path.startsWith('themes/')) return `${showPage(path)} is gone: keep the theme, or say on another page where it went`;
  return `${showPage(path)} is gone: withdraw a briefing instead (\`status: withdrawn\`), or let another have the slug in \`aliases\``;
}

function tellAnchor({ page, anchor, title, usedBy }: LostAnchor): string {
  const users = usedBy.length === 0 ? '' : `; ${usedBy.map(showPage).join(', ')} led there`;
  return `${showPage(page)}#${anchor} (“${title}”): give the passage that took its place \`{#${anchor}}\`${users}`;
}

function tellWithheld({ id, reason, until, title }: WithheldChange, timeZone: string): string {
  const when =
    until === undefined ? 'a draft' : `${REASONS[reason]} until ${until.replace('.000Z', 'Z')} (${instantInZone(until, timeZone)})`;
  return `${id} (“${title}”), ${when}`;
}

const REASONS: Readonly<Record<WithheldChange['reason'], string>> = {
  draft: 'a draft',
  future: 'dated later,',
  embargo: 'under embargo',
};

function writeWords({ added, removed }: WordCount): string {
  return added + removed === 0 ? 'No word changes' : `${plural(added, 'word')} added, ${removed} removed`;
}
