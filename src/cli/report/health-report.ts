import { resolve } from 'node:path';
import type { Health, Subject } from '../../core/health/find-health.ts';
import type { Terminal } from '../terminal.ts';
import { instantInZone } from '../zone-time.ts';
import { showPath } from './problem.ts';
import { plural } from './summary.ts';

interface Surroundings {
  /** The content folder, as it was given. */
  readonly content: string;
  readonly terminal: Pick<Terminal, 'cwd' | 'ink'>;
  readonly timeZone: string;
}

/** One list of what an archive asks, under its heading. */
interface HealthList {
  readonly heading: string;
  readonly items: readonly HealthItem[];
}

/** A line of a list; `path` is of the file that it is about, in the content folder. */
interface HealthItem {
  readonly path?: string;
  readonly text: string;
}

/** Writes what an archive asks of its editors as lists, each under a heading; empty ones are left out. */
export function writeHealth(health: Health, { content, terminal, timeZone }: Surroundings): string {
  const lists = listHealth(health, timeZone);
  if (lists.length === 0) return `Nothing is due, as of ${health.asOf}.\n`;
  const show = (path: string): string => `${showPath(resolve(terminal.cwd, content, path), terminal.cwd)}  `;
  const writeItem = ({ path, text }: HealthItem): string => `  ${path === undefined ? '' : show(path)}${text}\n`;
  return lists
    .map(({ heading, items }) => `${terminal.ink('bold', heading)} (${items.length})\n${items.map(writeItem).join('')}`)
    .join('\n');
}

/** The lists that are not empty, in words. */
export function listHealth(health: Health, timeZone: string): HealthList[] {
  const line = ({ path }: Subject, text: string): HealthItem => ({ path, text });
  const lists: readonly (readonly [heading: string, items: readonly HealthItem[]])[] = [
    ['Reviews due', health.reviewsDue.map((item) => line(item, `since ${item.since}: ${item.title}`))],
    ['Judgements due', health.judgementsDue.map((item) => line(item, `since ${item.since}: ${item.text}`))],
    [
      'Standing views older than their newest briefing',
      health.staleViews.map((item) => line(item, `set ${item.set}; ${item.newest.date}: ${item.newest.title}`)),
    ],
    [
      'Quiet themes',
      health.quietThemes.map((item) => line(item, item.last === undefined ? 'no briefing yet' : `last on ${item.last}: ${item.title}`)),
    ],
    ['Briefings to which none leads', health.orphans.map((item) => line(item, item.title))],
    ['Most linked', health.mostLinked.map((item) => line(item, `from ${plural(item.count, 'briefing')}: ${item.title}`))],
    ['Terms that no briefing uses', health.unusedTerms.map((text) => ({ text }))],
    ['Withheld', health.withheld.map((item) => line(item, `${describeRelease(item, timeZone)}: ${item.title}`))],
  ];
  return lists.flatMap(([heading, items]) => (items.length === 0 ? [] : [{ heading, items }]));
}

function describeRelease({ reason, until }: Health['withheld'][number], timeZone: string): string {
  return until === undefined ? 'draft' : `${reason === 'embargo' ? 'embargo' : 'dated'} until ${instantInZone(until, timeZone)}`;
}
