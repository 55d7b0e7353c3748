import { mean, median, type Scores, scoreRanking } from '../metrics.ts';
import type { Collection, JudgedQuery } from './collection.ts';
import type { BenchEngine, OpenEngine } from './engine.ts';
import { openBm25 } from './engines/bm25.ts';
import { openFts5 } from './engines/fts5.ts';
import { openPagefind } from './engines/pagefind.ts';
import { openBundled, openThroughline } from './engines/throughline.ts';

/** What was measured of one engine; the figures of ranking are means over the queries. */
export interface SearchRow {
  readonly engine: string;
  readonly ndcg10: number;
  readonly map: number;
  readonly recall10: number;
  readonly mrr: number;
  /** Share of the queries that found nothing. */
  readonly zeroHits: number;
  /** Bytes loaded for the first query, program included; null for engines that stay on a server. */
  readonly firstBytes: number | null;
  /** Median of the bytes loaded for each later query. */
  readonly laterBytes: number | null;
  /** Median CPU time of a query. */
  readonly cpuMs: number;
}

const engines: readonly OpenEngine[] = [openThroughline, openPagefind, openBm25, openFts5];

/** More than one bundle are compared with one; one, with other engines. */
function chooseEngines(bundles: number): readonly OpenEngine[] {
  return bundles === 1 ? engines : [openThroughline, ...openBundled(bundles)];
}

/**
 * Runs all queries through all engines, one engine after the other, the product's own first.
 * @param bundles when more than 1, the product's own is compared with itself over so many bundles instead
 */
export async function evaluateEngines({ documents, queries }: Collection, bundles = 1): Promise<SearchRow[]> {
  const rows: SearchRow[] = [];
  for (const open of chooseEngines(bundles)) {
    const engine = await open(documents);
    if (engine === undefined) continue;
    try {
      rows.push({ engine: engine.name, ...(await rankAll(engine, queries, await costAll(engine, queries))) });
    } finally {
      engine.close();
    }
  }
  return rows;
}

type Costs = Pick<SearchRow, 'firstBytes' | 'laterBytes' | 'cpuMs'>;

/** What a reader's queries cost, asked one after the other as in one visit. */
async function costAll({ ask, loaded }: BenchEngine, queries: readonly JudgedQuery[]): Promise<Costs> {
  const bytes: number[] = [];
  const times: number[] = [];
  let before = 0;
  for (const { text } of queries) {
    const start = process.cpuUsage();
    await ask(text);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
    const after = loaded?.() ?? 0;
    bytes.push(after - before);
    before = after;
  }
  const [first = 0, ...later] = bytes;
  const cpuMs = median(times);
  return loaded === undefined ? { firstBytes: null, laterBytes: null, cpuMs } : { firstBytes: first, laterBytes: median(later), cpuMs };
}

async function rankAll(engine: BenchEngine, queries: readonly JudgedQuery[], costs: Costs): Promise<Omit<SearchRow, 'engine'>> {
  const scores: Scores[] = [];
  for (const { text, judged } of queries) scores.push(scoreRanking(await engine.rank(text), judged));
  const average = (name: keyof Scores): number => mean(scores.map((score) => score[name]));
  return {
    ndcg10: average('ndcg10'),
    map: average('averagePrecision'),
    recall10: average('recall10'),
    mrr: average('reciprocalRank'),
    zeroHits: average('zeroHits'),
    ...costs,
  };
}
