import { listTree, type Process, readMemory, readTime } from './process-tree.ts';

/** Milliseconds between two looks: few enough to see each stage, many enough to take no time from the program. */
const pause = 50;

export interface TreeWatch {
  /** Highest memory of the process and those below it so far. */
  readonly peakBytes: () => number;
  /** CPU time, in milliseconds, of processes below it that live on when it has ended: nobody who is measured waits for them. */
  readonly readLeftTime: () => number;
  readonly stop: () => void;
}

/** Looks at a process and those below it until told to stop. */
export function watchTree(root: number | undefined): TreeWatch {
  let peak = 0;
  const seen = new Map<number, Process>();
  const look = (): void => {
    if (root === undefined) return;
    const tree = listTree(root);
    for (const process of tree) if (process.pid !== root) seen.set(process.pid, process);
    const { resident, highest } = readMemory(tree);
    peak = Math.max(peak, resident, highest);
  };
  const timer = setInterval(look, pause);
  return {
    peakBytes: () => peak,
    readLeftTime: () => [...seen.values()].map(readTime).reduce((sum, time) => sum + time, 0),
    stop: () => clearInterval(timer),
  };
}
