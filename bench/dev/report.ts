import { median } from '../metrics.ts';
import { formatTable } from '../table.ts';
import type { DevReport, DevRow, DevRun } from './bench-dev.ts';

const header = ['', 'median ms', 'p90 ms', 'told ms', 'asked ms', 'answered ms', 'whole ms'];

/** The report as a table for people: medians but for the 90th percentile, all from the write. */
export function formatDevReport({ rows, load }: DevReport): string {
  const [first] = rows;
  const head = `${first?.briefings.toLocaleString('en') ?? ''} briefings, ${first?.runs.length ?? 0} changes each; load ${load.map((value) => value.toFixed(1)).join(' before, ')} after`;
  return `${head}\n\n${formatTable(header, rows.map(formatRow))}`;
}

function formatRow({ change, runs }: DevRow): string[] {
  const of = (name: keyof DevRun): number[] => runs.map((run) => run[name]);
  const figures = [
    median(of('shown')),
    percentile(of('shown'), 0.9),
    ...(['told', 'asked', 'answered', 'whole'] as const).map((name) => median(of(name))),
  ];
  return [change, ...figures.map((figure) => figure.toFixed(0))];
}

/** The smallest value that at least this share of all does not exceed. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
