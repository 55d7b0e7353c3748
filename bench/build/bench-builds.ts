import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Corpus, makeCorpus } from '../corpus/make-corpus.ts';
import { type Measurement, measure } from './measure.ts';
import { assertMeasurable } from './process-tree.ts';
import { placeAstro, placeThroughline, type Tool } from './tools.ts';

export interface BenchOptions {
  readonly briefings: number;
  /** Repetitions. */
  readonly runs: number;
  readonly seed: string;
  readonly onProgress: (text: string) => void;
}

/** What is there before a build: nothing; the compiled renderer; all, and one briefing is new; all. */
export type Scenario = 'cold' | 'code cached' | 'one edited' | 'unchanged';

export interface BuildRow {
  readonly scenario: Scenario;
  readonly tool: Tool['name'];
  readonly runs: readonly Measurement[];
}

export interface BuildReport {
  readonly briefings: number;
  readonly drafts: number;
  readonly runs: number;
  readonly seed: string;
  readonly node: string;
  readonly cores: number;
  /** Mean number of busy processes over the minute before the first and before the last run. */
  readonly load: readonly [before: number, after: number];
  readonly rows: readonly BuildRow[];
}

/** Builds one corpus with both tools, in turns; who begins changes with each repetition. */
export async function benchBuilds({ briefings, runs, seed, onProgress }: BenchOptions): Promise<BuildReport> {
  assertMeasurable();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  try {
    const corpus = makeCorpus({ seed, briefings });
    const content = join(folder, 'content');
    writeCorpus(corpus, content);
    const tools = [placeThroughline(content, join(folder, 'throughline')), placeAstro(content, join(folder, 'astro'))];
    const before = readLoad();
    const rows = new Map<string, BuildRow & { readonly runs: Measurement[] }>();
    for (let time = 1; time <= runs; time += 1) {
      for (const [tool, scenario] of planRuns(time % 2 === 1 ? tools : [...tools].reverse())) {
        onProgress(`${time} of ${runs}: ${tool.name}, ${scenario}`);
        prepare(tool, scenario, { corpus, content, time });
        const key = `${scenario} ${tool.name}`;
        const row = rows.get(key) ?? { scenario, tool: tool.name, runs: [] };
        row.runs.push(await measure(tool.job));
        rows.set(key, row);
      }
    }
    const { drafts } = corpus;
    const machine = { node: process.version, cores: availableParallelism(), load: [before, readLoad()] as const };
    return { briefings, drafts, runs, seed, ...machine, rows: [...rows.values()] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A scenario leaves behind what the next one needs. */
function planRuns(tools: readonly Tool[]): [Tool, Scenario][] {
  const cached = tools.filter(({ forgetContent }) => forgetContent !== undefined);
  const plan = (scenario: Scenario, those: readonly Tool[]): [Tool, Scenario][] => those.map((tool) => [tool, scenario]);
  return [...plan('cold', tools), ...plan('code cached', cached), ...plan('one edited', tools), ...plan('unchanged', tools)];
}

function prepare(tool: Tool, scenario: Scenario, { corpus, content, time }: { corpus: Corpus; content: string; time: number }): void {
  if (scenario === 'cold') tool.forgetAll();
  if (scenario === 'code cached') tool.forgetContent?.();
  if (scenario !== 'one edited') return;
  const text = corpus.files.get(corpus.edited) ?? '';
  writeFileSync(join(content, corpus.edited), `${text}\nRevision ${time} of this briefing changes one sentence.\n`);
}

function writeCorpus({ files }: Corpus, folder: string): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function readLoad(): number {
  return loadavg()[0] ?? 0;
}
