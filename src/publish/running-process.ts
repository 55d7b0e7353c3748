import { readFileSync } from 'node:fs';

/** Names one process for good: a process id alone is given out again. */
export interface ProcessMark {
  readonly pid: number;
  /** When the process began, in the system's own units; empty where the system does not tell. */
  readonly started: string;
}

export function markProcess(pid: number): ProcessMark {
  return { pid, started: readStart(pid) };
}

/** Whether the very process that was marked still runs. */
export function isRunning(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && (mark.started === '' || readStart(mark.pid) === mark.started);
}

/** Whether any process has this id now. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of `/proc/PID/stat` (proc_pid_stat(5)); the name before it may hold spaces and parentheses. */
function readStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
