import { Script } from 'node:vm';
import type { TimeLimit } from '../core/model.ts';

/** Processor time that parsing one file may take, in milliseconds. Texts within the limits of the core take a fraction of it. */
const ALLOWED = 1500;

/** Where the script below finds what to run: it can name nothing but globals. */
const SLOT = Symbol.for('throughline.timeLimit');
const script = new Script("globalThis[Symbol.for('throughline.timeLimit')]()");
const slots = globalThis as { [SLOT]?: (() => unknown) | undefined };

/**
 * Ends synchronous work in this thread from outside, as nothing but `vm` can: its watchdog stops every function that the script
 * calls, wherever it is defined, and inside a regular expression too (docs/decisions/0014-a-time-limit-per-file.md).
 */
export function makeTimeLimit(allowed = ALLOWED): TimeLimit {
  return <T>(run: () => T) => {
    const before = slots[SLOT];
    slots[SLOT] = run;
    try {
      return runFor(allowed, allowed) as { value: T } | undefined;
    } finally {
      slots[SLOT] = before;
    }
  };
}

/** The watchdog counts by the clock. Where the machine was busy with something else, the work gets as much time again as it lost. */
function runFor(allowed: number, time: number): { value: unknown } | undefined {
  const start = process.threadCpuUsage();
  try {
    return { value: script.runInThisContext({ timeout: time }) as unknown };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000 < allowed * 0.8 ? runFor(allowed, time * 2) : undefined;
  }
}
