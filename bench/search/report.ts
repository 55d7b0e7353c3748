import { formatTable } from '../table.ts';
import type { Collection } from './collection.ts';
import type { SearchRow } from './evaluate.ts';

/** The rows as tables for people: the queries as they are with what they cost, then their other forms. */
export function formatRows({ documents, queries }: Collection, rows: readonly SearchRow[]): string {
  const whole = ['engine', 'nDCG@10', 'MAP', 'Recall@10', 'MRR', 'zero hits', 'first KB', 'later KB', 'CPU ms', 'p95'];
  const forms = ['nDCG@10, zero hits', '2 words', '', '3 words', '', '4 words', '', 'typo', 'kept', '3, typo', 'kept'];
  return [
    `${documents.length} documents, ${queries.length} judged queries`,
    formatTable(whole, rows.map(formatWhole)),
    formatTable(forms, rows.map(formatForms)),
  ].join('\n\n');
}

function formatWhole(row: SearchRow): string[] {
  const { engine, ndcg10, map, recall10, mrr, zeroHits, firstBytes, laterBytes, cpuMs, cpuMsP95 } = row;
  const costs = [formatBytes(firstBytes), formatBytes(laterBytes), cpuMs.toFixed(1), cpuMsP95.toFixed(1)];
  return [engine, ...[ndcg10, map, recall10, mrr].map(formatScore), formatShare(zeroHits), ...costs];
}

function formatForms({ engine, ndcg10, words2, words3, words4, typo, words3Typo }: SearchRow): string[] {
  const short = [words2, words3, words4].flatMap((form) => [formatScore(form.ndcg10), formatShare(form.zeroHits)]);
  const kept = [formatShare(typo.ndcg10 / ndcg10), formatShare(words3Typo.ndcg10 / words3.ndcg10)];
  return [engine, ...short, formatScore(typo.ndcg10), kept[0] ?? '', formatScore(words3Typo.ndcg10), kept[1] ?? ''];
}

function formatScore(score: number): string {
  return score.toFixed(3);
}

function formatShare(share: number): string {
  return Number.isFinite(share) ? `${Math.round(share * 100)} %` : '–';
}

function formatBytes(bytes: number | null): string {
  return bytes === null ? '–' : (bytes / 1000).toFixed(1);
}
