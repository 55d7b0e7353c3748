import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../core/text/steps.ts';

/** The editor is heard after so many milliseconds. */
const SLICE = 4;

interface Surroundings {
  /** Whether something has changed that makes the rest of the work useless. */
  readonly isOvertaken: () => boolean;
  /** Called after each slice with the number of steps done. */
  readonly onSlice: (steps: number) => void;
}

/** Does long work in slices, between which the editor is answered. Undefined when the work was overtaken. */
export async function workInSlices<T>(work: Steps<T>, { isOvertaken, onSlice }: Surroundings): Promise<T | undefined> {
  let since = performance.now();
  for (let steps = 1; ; steps += 1) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < SLICE) continue;
    onSlice(steps);
    await setImmediate();
    if (isOvertaken()) return undefined;
    since = performance.now();
  }
}
