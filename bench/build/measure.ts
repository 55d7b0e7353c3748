import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { readChildrenTime } from './process-tree.ts';
import { watchTree } from './watch-tree.ts';
import { countAll, countWritten, takeSnapshot } from './written.ts';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** One build: programs to run one after the other. */
export interface Job {
  readonly steps: readonly Command[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Folders that it may write to; the first is that of the site. */
  readonly folders: readonly [site: string, ...others: string[]];
}

export interface Measurement {
  readonly wallMs: number;
  /** Of the programs and of all processes that they started. */
  readonly cpuMs: number;
  readonly peakBytes: number;
  readonly writtenBytes: number;
  /** Size of the whole site afterwards. */
  readonly siteBytes: number;
  /** What the programs wrote to their error streams, and when they did, in milliseconds from the start. */
  readonly lines: readonly Line[];
}

interface Line {
  readonly text: string;
  readonly atMs: number;
}

type Run = Pick<Measurement, 'wallMs' | 'cpuMs' | 'peakBytes' | 'lines'>;

/** Runs a job to its end. Throws with its output when it fails. Nothing else may be started by this process meanwhile. */
export async function measure(job: Job): Promise<Measurement> {
  const before = takeSnapshot(job.folders);
  let run: Run = { wallMs: 0, cpuMs: 0, peakBytes: 0, lines: [] };
  for (const step of job.steps) run = addRuns(run, await runCommand(step, job));
  const after = takeSnapshot(job.folders);
  return { ...run, writtenBytes: countWritten(before, after), siteBytes: countAll(takeSnapshot(job.folders.slice(0, 1))) };
}

async function runCommand({ program, args }: Command, { cwd, env }: Job): Promise<Run> {
  const cpuBefore = readChildrenTime();
  const start = performance.now();
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: Line[] = [];
  const output: string[] = [];
  createInterface(child.stdout).on('line', (text) => output.push(text));
  createInterface(child.stderr).on('line', (text) => lines.push({ text, atMs: performance.now() - start }));
  const tree = watchTree(child.pid);
  try {
    let ended: Pick<Run, 'wallMs' | 'cpuMs'> = { wallMs: 0, cpuMs: 0 };
    child.on('exit', () => {
      ended = { wallMs: performance.now() - start, cpuMs: readChildrenTime() - cpuBefore + tree.readLeftTime() };
    });
    const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (status !== 0) {
      const end = [...output, ...lines.map(({ text }) => text)].slice(-30).join('\n');
      throw new Error(`${[program, ...args].join(' ')} failed:\n${end}`);
    }
    return { ...ended, peakBytes: tree.peakBytes(), lines };
  } finally {
    tree.stop();
  }
}

/** Two programs that ran one after the other, as one. */
function addRuns(first: Run, second: Run): Run {
  return {
    wallMs: first.wallMs + second.wallMs,
    cpuMs: first.cpuMs + second.cpuMs,
    peakBytes: Math.max(first.peakBytes, second.peakBytes),
    lines: [...first.lines, ...second.lines.map(({ text, atMs }) => ({ text, atMs: atMs + first.wallMs }))],
  };
}
