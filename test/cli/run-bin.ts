import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export const bin = join(import.meta.dirname, '../../bin/throughline.js');

interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Flags of Node itself. */
  readonly flags?: readonly string[];
}

/** Variables by which programs behave otherwise in a test, or on the terminal of one. */
const OF_TESTS = /^(?:FORCE_COLOR|NO_COLOR|NODE_ENV|NODE_OPTIONS|THROUGHLINE_.*|VITEST.*|TEST|DEV|PROD|MODE)$/u;

/** Starts the real command in a process of its own, without a terminal, in the surroundings of a user. */
export function startBin(args: readonly string[], { cwd, env, flags = [] }: RunOptions = {}): ChildProcess {
  const own = Object.entries(process.env).filter(([name]) => !OF_TESTS.test(name));
  return spawn(process.execPath, [...flags, bin, ...args], {
    cwd,
    env: { ...Object.fromEntries(own), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the real command to its end. */
export function runBin(args: readonly string[], options?: RunOptions): Promise<Ran> {
  return waitFor(startBin(args, options));
}

export function waitFor(child: ChildProcess): Promise<Ran> {
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name]?.setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...output }));
  });
}
