import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in `/proc/PID/stat`: fixed on Linux, whatever the kernel's own tick. */
const ticks = 100;

/** Throws where processes cannot be measured. */
export function assertMeasurable(): void {
  if (!existsSync('/proc/self/stat')) throw new Error('`bench build` reads /proc and needs Linux');
}

/** CPU time, user and system, of all children that this process has waited for, and of theirs, in milliseconds. */
export function readChildrenTime(): number {
  const fields = readStat('self');
  return ((Number(fields[13]) + Number(fields[14])) / ticks) * 1000;
}

/** Memory of one moment, in bytes. */
export interface TreeMemory {
  /** Resident memory of a process and all below it; what they share is counted for each. */
  readonly resident: number;
  /** The highest resident memory that any single one of them has had. */
  readonly highest: number;
}

export function readMemory(pid: number): TreeMemory {
  const memories = listTree(pid).map(readProcessMemory);
  return {
    resident: memories.reduce((sum, { resident }) => sum + resident, 0),
    highest: Math.max(0, ...memories.map(({ highest }) => highest)),
  };
}

function listTree(root: number): number[] {
  const children = Map.groupBy(listProcesses(), ({ parent }) => parent);
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap((child) => below(child.pid))];
  return below(root);
}

function listProcesses(): { pid: number; parent: number }[] {
  return readdirSync('/proc').flatMap((name) => {
    const parent = /^\d+$/u.test(name) ? Number(readStat(name)[1]) : NaN;
    return Number.isNaN(parent) ? [] : [{ pid: Number(name), parent }];
  });
}

/** The fields behind the process's name, which may itself hold spaces: state, parent, …; none when the process has ended. */
function readStat(name: string): string[] {
  const text = readIfThere(`/proc/${name}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function readProcessMemory(pid: number): TreeMemory {
  const text = readIfThere(`/proc/${pid}/status`);
  const read = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(text)?.[1] ?? 0) * 1024;
  return { resident: read('VmRSS'), highest: read('VmHWM') };
}

/** Empty when the process has ended meanwhile. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
