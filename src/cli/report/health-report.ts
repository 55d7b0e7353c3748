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

/** One line of a list: the file, and what of it. */
type Line = readonly [path: string, text: string];

/** Writes what an archive asks of its editors as lists, each under a heading; empty ones are left out. */
export function writeHealth(health: Health, { content, terminal, timeZone }: Surroundings): string {
  const show = ({ path }: Subject): string => showPath(resolve(terminal.cwd, content, path), terminal.cwd);
  const line = (subject: Subject, text: string): Line => [show(subject), text];
  const lists: readonly (readonly [heading: string, lines: readonly Line[]])[] = [
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
    ['Terms that no briefing uses', health.unusedTerms.map((term): Line => [term, ''])],
    ['Withheld', health.withheld.map((item) => line(item, `${describeRelease(item, timeZone)}: ${item.title}`))],
  ];
  const shown = lists.filter(([, lines]) => lines.length > 0);
  if (shown.length === 0) return `Nothing is due, as of ${health.asOf}.\n`;
  return shown.map(([heading, lines]) => `${terminal.ink('bold', heading)} (${lines.length})\n${writeLines(lines)}`).join('\n');
}

function describeRelease({ reason, until }: Health['withheld'][number], timeZone: string): string {
  return until === undefined ? 'draft' : `${reason === 'embargo' ? 'embargo' : 'dated'} until ${instantInZone(until, timeZone)}`;
}

function writeLines(lines: readonly Line[]): string {
  return lines.map(([path, text]) => `  ${path}${text === '' ? '' : `  ${text}`}\n`).join('');
}
