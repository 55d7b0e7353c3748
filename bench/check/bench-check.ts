import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../build/packages.ts';
import { assertMeasurable, readChildrenTime } from '../build/process-tree.ts';
import { makeCorpus } from '../corpus/make-corpus.ts';
import { writeContent } from '../corpus/write-content.ts';

export interface CheckBenchOptions {
  readonly briefings: number;
  readonly runs: number;
  readonly seed: string;
  readonly onProgress: (text: string) => void;
}

export interface CheckRun {
  readonly wallMs: number;
  /** Of the process and of all that it started. */
  readonly cpuMs: number;
  readonly problems: number;
}

/** One state of the content folder and of what is kept of it. */
export interface CheckRow {
  readonly briefings: number;
  readonly state: 'first' | 'second' | 'broken';
  /** Problems that the content has. */
  readonly expected: number;
  readonly runs: readonly CheckRun[];
}

export interface CheckReport {
  readonly rows: readonly CheckRow[];
  readonly cores: number;
  /** Of the machine, one minute's, before and after. */
  readonly load: readonly number[];
}

/** Checks one corpus with nothing kept, then again, then with a mistake in every briefing; in turns, each in a process of its own. */
export function benchCheck({ briefings, runs, seed, onProgress }: CheckBenchOptions): CheckReport {
  assertMeasurable();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const [before = 0] = loadavg();
  try {
    const { files } = makeCorpus({ seed, briefings });
    const content = writeContent(join(folder, 'content'), files);
    const broken = writeContent(join(folder, 'broken'), breakBriefings(files));
    const count = [...files.keys()].filter(isBriefing).length;
    // The program's own code is compiled before, as it is on every day but the first.
    check(writeContent(join(folder, 'small'), makeCorpus({ seed, briefings: 1 }).files), folder);
    const measured: Record<CheckRow['state'], CheckRun[]> = { first: [], second: [], broken: [] };
    for (let run = 1; run <= runs; run += 1) {
      rmSync(join(folder, 'cache'), { recursive: true, force: true });
      for (const state of ['first', 'second', 'broken'] as const) {
        onProgress(`${briefings} briefings, ${run} of ${runs}, ${state}`);
        measured[state].push(check(state === 'broken' ? broken : content, folder));
      }
    }
    const row = (state: CheckRow['state'], expected: number): CheckRow => ({ briefings, state, expected, runs: measured[state] });
    const rows = [row('first', 0), row('second', 0), row('broken', count)];
    const [after = 0] = loadavg();
    return { rows, cores: cpus().length, load: [before, after] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const isBriefing = (path: string): boolean => path.startsWith('briefings/');

/** One theme more in each briefing, which there is not. */
function breakBriefings(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...files].map(([path, text]) => [path, isBriefing(path) ? text.replace(/^themes: \[/mu, 'themes: [nowhere-to-be-found, ') : text]),
  );
}

function check(content: string, folder: string): CheckRun {
  const args = [
    join(root, 'bin/throughline.js'),
    'check',
    '--content',
    content,
    '--cache',
    join(folder, 'cache'),
    '--as-of',
    '2027-01-01T00:00:00Z',
  ];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'code') };
  const cpuBefore = readChildrenTime();
  const start = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, [...args, '--format', 'json'], { cwd: root, env, maxBuffer: 2 ** 30 });
  const [wallMs, cpuMs] = [performance.now() - start, readChildrenTime() - cpuBefore];
  try {
    const { diagnostics } = JSON.parse(String(stdout)) as { readonly diagnostics: readonly unknown[] };
    return { wallMs, cpuMs, problems: diagnostics.length };
  } catch {
    throw new Error(`throughline check failed:\n${String(stderr).slice(-2000)}`);
  }
}
