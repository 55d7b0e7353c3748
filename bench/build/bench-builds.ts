import { availableParallelism, loadavg } from 'node:os';
import { benchCorpus, type BuildRow, type CorpusOptions } from './corpus-bench.ts';
import { assertMeasurable } from './process-tree.ts';
import type { ToolId } from './tool-ids.ts';
import { findTools } from './tools.ts';

export interface BenchOptions extends Omit<CorpusOptions, 'briefings' | 'tools'> {
  /** Sizes of the corpora: published briefings. */
  readonly briefings: readonly number[];
  readonly tools: readonly ToolId[];
}

export interface BuildReport {
  readonly seed: string;
  readonly tools: readonly { readonly id: ToolId; readonly title: string; readonly version: string }[];
  /** Asked for, and not installed here. */
  readonly missing: readonly ToolId[];
  readonly node: string;
  readonly cores: number;
  /** Mean number of busy processes over the minute before the first and before the last run. */
  readonly load: readonly [before: number, after: number];
  readonly rows: readonly BuildRow[];
}

/** Builds each corpus, one after the other, with all tools that were asked for and are installed. */
export async function benchBuilds(options: BenchOptions): Promise<BuildReport> {
  assertMeasurable();
  const installed = findTools();
  const tools = new Map([...installed].filter(([id]) => options.tools.includes(id)));
  const before = readLoad();
  const rows: BuildRow[] = [];
  for (const briefings of options.briefings) rows.push(...(await benchCorpus({ ...options, briefings, tools })));
  return {
    seed: options.seed,
    tools: [...tools].map(([id, { title, version }]) => ({ id, title, version })),
    missing: options.tools.filter((id) => !installed.has(id)),
    node: process.version,
    cores: availableParallelism(),
    load: [before, readLoad()],
    rows,
  };
}

function readLoad(): number {
  return loadavg()[0] ?? 0;
}
