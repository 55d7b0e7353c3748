import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in `/proc/PID/stat`: fixed on Linux, whatever the kernel's own tick. */
const ticks = 100;

/** Throws where processes cannot be measured. */
export function assertMeasurable(): void {
  if (!existsSync('/proc/self/stat')) throw new Error('`bench build` reads /proc and needs Linux');
}

/** A process; its start tells it from a later one with the same number. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Clock ticks since the machine's start. */
  readonly start: number;
}

/** Memory of one moment, in bytes. */
export interface TreeMemory {
  /** Resident memory of all processes; what they share is counted for each. */
  readonly resident: number;
  /** The highest resident memory that any single one of them has had. */
  readonly highest: number;
}

/** CPU time, user and system, of all children that this process has waited for, and of theirs, in milliseconds. */
export function readChildrenTime(): number {
  const { waitedTicks } = readStat('self');
  return (waitedTicks / ticks) * 1000;
}

/** CPU time of a process and of the children it has waited for, in milliseconds; 0 when it has ended. */
export function readTime({ pid, start }: Process): number {
  const stat = readStat(String(pid));
  return stat.start === start ? ((stat.ownTicks + stat.waitedTicks) / ticks) * 1000 : 0;
}

/** A process and all below it. */
export function listTree(root: number): Process[] {
  const processes = listProcesses();
  const children = Map.groupBy(processes, ({ parent }) => parent);
  const below = (process: Process): Process[] => [process, ...(children.get(process.pid) ?? []).flatMap(below)];
  return processes.filter(({ pid }) => pid === root).flatMap(below);
}

export function readMemory(tree: readonly Process[]): TreeMemory {
  const memories = tree.map(readProcessMemory);
  return {
    resident: memories.reduce((sum, { resident }) => sum + resident, 0),
    highest: Math.max(0, ...memories.map(({ highest }) => highest)),
  };
}

function listProcesses(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/u.test(name)) return [];
    const { parent, start } = readStat(name);
    return Number.isNaN(start) ? [] : [{ pid: Number(name), parent, start }];
  });
}

interface Stat {
  readonly parent: number;
  readonly start: number;
  readonly ownTicks: number;
  readonly waitedTicks: number;
}

/** Its numbers are NaN when the process has ended. */
function readStat(name: string): Stat {
  const text = readIfThere(`/proc/${name}/stat`);
  // the fields behind the process's name, which may itself hold spaces: state, parent, …
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const read = (index: number): number => Number(fields[index] ?? NaN);
  return { parent: read(1), start: read(19), ownTicks: read(11) + read(12), waitedTicks: read(13) + read(14) };
}

function readProcessMemory({ pid }: Process): TreeMemory {
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
