import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Corpus, makeCorpus } from '../corpus/make-corpus.ts';
import { type Measurement, measure } from './measure.ts';
import type { PlacedTool } from './placed-tool.ts';
import { changeFor, type Scenario, scenarioIds, scenarios } from './scenarios.ts';
import type { ToolId } from './tool-ids.ts';
import type { Tool } from './tools.ts';
import { assertWholeSite } from './whole-site.ts';

export interface CorpusOptions {
  /** Published ones. */
  readonly briefings: number;
  readonly tools: ReadonlyMap<ToolId, Tool>;
  readonly scenarios: readonly Scenario[];
  /** Repetitions. */
  readonly runs: number;
  /** Repetitions of tools that are slow. */
  readonly slowRuns: number;
  readonly seed: string;
  readonly onProgress: (text: string) => void;
}

/** What one tool took for one scenario, in each repetition. */
export interface BuildRow {
  readonly briefings: number;
  readonly scenario: Scenario;
  readonly tool: ToolId;
  readonly runs: readonly Measurement[];
}

/** A content folder that changes, and the tools that build it. */
interface Bench {
  readonly options: CorpusOptions;
  readonly corpus: Corpus;
  readonly content: string;
  /** How often the content has changed. */
  revision: number;
  readonly rows: Map<string, BuildRow & { readonly runs: Measurement[] }>;
}

interface Runner extends PlacedTool {
  readonly id: ToolId;
  readonly tool: Tool;
  /** Revision of the content that its site shows; undefined before its first build. */
  shown?: number;
}

/** Builds one corpus with all tools, in turns; who begins changes with each repetition. */
export async function benchCorpus(options: CorpusOptions): Promise<BuildRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  try {
    const corpus = makeCorpus(options);
    const bench: Bench = { options, corpus, content: join(folder, 'content'), revision: 0, rows: new Map() };
    for (const [path, text] of corpus.files) write(bench, path, text);
    const runners = [...options.tools].map(([id, tool]): Runner => ({ id, tool, ...tool.place(bench.content, join(folder, id)) }));
    for (let time = 1; time <= options.runs; time += 1) {
      const inTurn = (time % 2 === 1 ? runners : runners.toReversed()).filter(({ tool }) => !tool.isSlow || time <= options.slowRuns);
      for (const scenario of scenarioIds.filter((id) => options.scenarios.includes(id))) {
        options.onProgress(`${options.briefings} briefings, ${time} of ${options.runs}, ${scenarios[scenario]}`);
        await measureScenario(
          bench,
          scenario,
          inTurn.filter(({ tool }) => tool.scenarios.includes(scenario)),
        );
      }
    }
    return [...bench.rows.values()];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every tool shows the content as it is before it changes, whichever scenarios were left out. */
async function measureScenario(bench: Bench, scenario: Scenario, runners: readonly Runner[]): Promise<void> {
  const { options, corpus } = bench;
  if (scenario !== 'cold') {
    for (const runner of runners) if (runner.shown !== bench.revision) await build(bench, runner);
  }
  const change = changeFor(scenario, corpus, bench.revision + 1);
  if (change) {
    bench.revision += 1;
    write(bench, change.path, change.text);
  }
  for (const runner of runners) {
    if (scenario === 'cold') runner.forgetAll();
    if (scenario === 'template') runner.forgetPages?.();
    const measurement = await build(bench, runner);
    const key = `${scenario} ${runner.id}`;
    const row = bench.rows.get(key) ?? { briefings: options.briefings, scenario, tool: runner.id, runs: [] };
    row.runs.push(measurement);
    bench.rows.set(key, row);
  }
}

async function build({ options, corpus, revision }: Bench, runner: Runner): Promise<Measurement> {
  const measurement = await measure(runner.job);
  const [wall, cpu] = [measurement.wallMs, measurement.cpuMs].map((time) => (time / 1000).toFixed(2));
  options.onProgress(`  ${runner.tool.title}: ${wall} s, CPU ${cpu} s`);
  assertWholeSite(runner.tool.title, runner.job.folders[0], { briefings: options.briefings, themes: corpus.themes });
  runner.shown = revision;
  return measurement;
}

function write({ content }: Bench, path: string, text: string): void {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
}
