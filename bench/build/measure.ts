import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { readChildrenTime, readMemory } from './process-tree.ts';
import { countAll, countWritten, takeSnapshot } from './written.ts';

/** A program to run on this Node. */
export interface Job {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Folders that it may write to; the first is that of the site. */
  readonly folders: readonly [site: string, ...others: string[]];
}

export interface Measurement {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakBytes: number;
  readonly writtenBytes: number;
  /** Size of the whole site afterwards. */
  readonly siteBytes: number;
  /** What the program wrote to its error stream, and when it did, in milliseconds from its start. */
  readonly lines: readonly { readonly text: string; readonly atMs: number }[];
}

/** Milliseconds between two looks at the memory: few enough to see each stage, many enough to take no time from the program. */
const pause = 50;

/** Runs a program to its end. Throws with its output when it fails. Nothing else may be started by this process meanwhile. */
export async function measure(job: Job): Promise<Measurement> {
  const before = takeSnapshot(job.folders);
  const cpuBefore = readChildrenTime();
  const run = await runJob(job);
  const cpuMs = readChildrenTime() - cpuBefore;
  const after = takeSnapshot(job.folders);
  return { ...run, cpuMs, writtenBytes: countWritten(before, after), siteBytes: countAll(takeSnapshot(job.folders.slice(0, 1))) };
}

async function runJob({ args, cwd, env }: Job): Promise<Pick<Measurement, 'wallMs' | 'peakBytes' | 'lines'>> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: { text: string; atMs: number }[] = [];
  const output: string[] = [];
  createInterface(child.stdout).on('line', (text) => output.push(text));
  createInterface(child.stderr).on('line', (text) => lines.push({ text, atMs: performance.now() - start }));
  const memory = watchMemory(child.pid);
  try {
    const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    const wallMs = performance.now() - start;
    if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${[...output, ...lines.map(({ text }) => text)].slice(-30).join('\n')}`);
    return { wallMs, peakBytes: memory.peak(), lines };
  } finally {
    memory.stop();
  }
}

/** Keeps the highest memory of a process and those below it. */
function watchMemory(pid: number | undefined): { readonly peak: () => number; readonly stop: () => void } {
  let peak = 0;
  const look = (): void => {
    if (pid === undefined) return;
    const { resident, highest } = readMemory(pid);
    peak = Math.max(peak, resident, highest);
  };
  const timer = setInterval(look, pause);
  return { peak: () => peak, stop: () => clearInterval(timer) };
}
