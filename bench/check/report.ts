import { median } from '../metrics.ts';
import { formatTable } from '../table.ts';
import type { CheckReport, CheckRow } from './bench-check.ts';

/** What one run says of a goal. */
export interface CheckGoal {
  readonly title: string;
  readonly figure: string;
  readonly target: string;
  readonly isMet: boolean;
}

const states: Readonly<Record<CheckRow['state'], string>> = {
  first: 'first, nothing kept',
  second: 'second, nothing changed',
  broken: 'a mistake in every briefing',
};

/** A second check of 10,000 briefings is to end in less than this share of the first. */
const SHARE = 0.1;

/** The goals of `check`; that of a second one is set for 10,000 briefings, and a smaller archive is only told how far it is. */
export function computeCheckGoals(rows: readonly CheckRow[]): CheckGoal[] {
  const of = (state: CheckRow['state']): CheckRow | undefined => rows.find((row) => row.state === state);
  const [first, second, broken] = [of('first'), of('second'), of('broken')];
  if (first === undefined || second === undefined || broken === undefined) return [];
  const shares = (['wallMs', 'cpuMs'] as const).map((measure): CheckGoal => {
    const share = medianOf(second, measure) / medianOf(first, measure);
    const title = `nothing changed, second of first: ${measure === 'wallMs' ? 'wall' : 'CPU'}`;
    return { title, figure: `${share.toFixed(3)} ×`, target: `< ${SHARE.toFixed(3)} ×`, isMet: share < SHARE };
  });
  const found = Math.min(...broken.runs.map(({ problems }) => problems));
  const most = Math.max(...broken.runs.map(({ problems }) => problems));
  // The corpus has a long sentence here and there, which is told as well.
  const expected = broken.expected + medianOf(first, 'problems');
  const isMet = found === expected && most === expected;
  return [...shares, { title: 'every mistake told, and no other', figure: String(found), target: String(expected), isMet }];
}

/** The report as tables for people. */
export function formatCheckReport({ rows, cores, load }: CheckReport): string {
  const [first] = rows;
  const count = first?.runs.length ?? 0;
  const head = `${first?.briefings.toLocaleString('en') ?? ''} briefings, median of ${count} ${count === 1 ? 'run' : 'runs'} in turns, ${cores} cores; load ${load.map((value) => value.toFixed(1)).join(' before, ')} after`;
  const lines = rows.map((row) => [
    states[row.state],
    (medianOf(row, 'wallMs') / 1000).toFixed(2),
    (medianOf(row, 'cpuMs') / 1000).toFixed(2),
    String(medianOf(row, 'problems')),
  ]);
  const goals = computeCheckGoals(rows).map(({ title, figure, target, isMet }) => [title, figure, target, isMet ? 'met' : 'not met']);
  return `${head}\n\n${formatTable(['', 'wall s', 'CPU s', 'problems'], lines)}\nGoals (of 10,000 briefings)\n\n${formatTable(['', 'figure', 'target', ''], goals)}`;
}

const medianOf = ({ runs }: CheckRow, measure: keyof CheckRow['runs'][number]): number => median(runs.map((run) => run[measure]));
