import { formatTable } from '../table.ts';
import type { Collection } from './collection.ts';
import type { SearchRow } from './evaluate.ts';

/** The rows as a table for people. */
export function formatRows({ documents, queries }: Collection, rows: readonly SearchRow[]): string {
  const header = ['engine', 'nDCG@10', 'MAP', 'Recall@10', 'MRR', 'zero hits', 'first KB', 'later KB', 'CPU ms'];
  const table = formatTable(header, rows.map(formatRow));
  return `${documents.length} documents, ${queries.length} judged queries\n\n${table}`;
}

function formatRow(row: SearchRow): string[] {
  const { engine, ndcg10, map, recall10, mrr, zeroHits, firstBytes, laterBytes, cpuMs } = row;
  const shares = [ndcg10, map, recall10, mrr].map((share) => share.toFixed(3));
  return [engine, ...shares, `${Math.round(zeroHits * 100)} %`, formatBytes(firstBytes), formatBytes(laterBytes), cpuMs.toFixed(1)];
}

function formatBytes(bytes: number | null): string {
  return bytes === null ? '–' : (bytes / 1000).toFixed(1);
}
