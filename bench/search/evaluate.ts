import { mean, median, quantile, type Scores, scoreRanking } from '../metrics.ts';
import type { Collection, JudgedQuery } from './collection.ts';
import type { BenchEngine, OpenEngine } from './engine.ts';
import { openBm25 } from './engines/bm25.ts';
import { openFts5 } from './engines/fts5.ts';
import { openMiniSearch, openStemmedMiniSearch } from './engines/minisearch.ts';
import { openPagefind } from './engines/pagefind.ts';
import { openBundled, openThroughline } from './engines/throughline.ts';
import { formQueries, type QueryForm, queryForms } from './query-forms.ts';

/** How well an engine ranks; all figures are means over the queries. */
export interface RankFigures {
  readonly ndcg10: number;
  readonly map: number;
  readonly recall10: number;
  readonly mrr: number;
  /** Share of the queries that found nothing. */
  readonly zeroHits: number;
}

/** What was measured of one engine: of the queries as they are, what a reader pays for them, and of their other forms. */
export interface SearchRow extends RankFigures, Costs, Readonly<Record<Exclude<QueryForm, 'whole'>, RankFigures>> {
  readonly engine: string;
}

/** What the queries cost, asked one after the other as in one visit. */
interface Costs {
  /** Bytes loaded for the first query, program included; null for engines that stay on a server. */
  readonly firstBytes: number | null;
  /** Median of the bytes loaded for each later query. */
  readonly laterBytes: number | null;
  /** CPU time of a query, in milliseconds: the median, and what 95 of 100 queries stay below. */
  readonly cpuMs: number;
  readonly cpuMsP95: number;
}

const engines: readonly OpenEngine[] = [openThroughline, openPagefind, openMiniSearch, openStemmedMiniSearch, openFts5, openBm25];

/** More than one bundle are compared with one; one, with other engines. */
function chooseEngines(bundles: number): readonly OpenEngine[] {
  return bundles === 1 ? engines : [openThroughline, ...openBundled(bundles)];
}

/**
 * Runs all queries in all their forms through all engines, one engine after the other, the product's own first.
 * @param bundles when more than 1, the product's own is compared with itself over so many bundles instead
 */
export async function evaluateEngines({ documents, queries }: Collection, bundles = 1): Promise<SearchRow[]> {
  const forms = queryForms.map((form) => [form, formQueries(documents, queries, form)] as const);
  const rows: SearchRow[] = [];
  for (const open of chooseEngines(bundles)) {
    const engine = await open(documents);
    if (engine === undefined) continue;
    try {
      rows.push(await evaluateEngine(engine, forms));
    } finally {
      engine.close();
    }
  }
  return rows;
}

async function evaluateEngine(engine: BenchEngine, forms: readonly (readonly [QueryForm, readonly JudgedQuery[]])[]): Promise<SearchRow> {
  const queriesOf = new Map(forms);
  const costs = await costAll(engine, queriesOf.get('whole') ?? []);
  const rank = async (form: QueryForm): Promise<RankFigures> => rankAll(engine, queriesOf.get(form) ?? []);
  return {
    engine: engine.name,
    ...(await rank('whole')),
    ...costs,
    words2: await rank('words2'),
    words3: await rank('words3'),
    words4: await rank('words4'),
    typo: await rank('typo'),
    words3Typo: await rank('words3Typo'),
  };
}

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
  const cpu = { cpuMs: median(times), cpuMsP95: quantile(times, 0.95) };
  if (loaded === undefined) return { firstBytes: null, laterBytes: null, ...cpu };
  return { firstBytes: first, laterBytes: later.length === 0 ? 0 : median(later), ...cpu };
}

async function rankAll(engine: BenchEngine, queries: readonly JudgedQuery[]): Promise<RankFigures> {
  const scores: Scores[] = [];
  for (const { text, judged } of queries) scores.push(scoreRanking(await engine.rank(text), judged));
  const average = (name: keyof Scores): number => mean(scores.map((score) => score[name]));
  return {
    ndcg10: average('ndcg10'),
    map: average('averagePrecision'),
    recall10: average('recall10'),
    mrr: average('reciprocalRank'),
    zeroHits: average('zeroHits'),
  };
}
