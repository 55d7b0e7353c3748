import { median, quantile } from '../metrics.ts';
import { formatTable } from '../table.ts';
import type { LspReport, LspRow } from './bench-lsp.ts';

const header = ['', 'median ms', 'p90 ms', 'CPU ms', 'times'];

/** The report as a table for people. */
export function formatLspReport({ rows, cores, load }: LspReport): string {
  const [first] = rows;
  const loads = load.map((value) => value.toFixed(1)).join(' before, ');
  return `${first?.briefings.toLocaleString('en') ?? ''} briefings; ${cores} cores, load ${loads} after\n\n${formatTable(header, rows.map(formatRow))}`;
}

function formatRow({ what, wallMs, cpuMs }: LspRow): string[] {
  return [what, ...[median(wallMs), quantile(wallMs, 0.9), cpuMs].map((figure) => figure.toFixed(0)), String(wallMs.length)];
}
