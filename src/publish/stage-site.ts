import { takeLock } from './lock.ts';
import type { OutputFolder } from './output-folder.ts';
import { openStaging, type Staging } from './staging.ts';
import { removeLeftovers, swap, type SwapParts } from './swap.ts';

/** Has something cleaned up should the process be told to end; returns what calls that off. See `cleanOnSignals`. */
type Guard = (clean: () => void) => () => void;

/** Runs `work` while no other process writes to the output folder; what a killed build left there is mended first. */
export async function lockSite<T>(output: OutputFolder, guard: Guard, work: () => Promise<T>): Promise<T> {
  const unlock = takeLock(output.lock);
  const unguard = guard(unlock);
  try {
    removeLeftovers(output);
    return await work();
  } finally {
    unguard();
    unlock();
  }
}

/**
 * Runs `make` on an empty staging folder and, when it succeeds, puts the staged site in the place of the old one. Whatever happens no
 * staging folder is left; when `make` throws, the old site is untouched. To be called by the holder of the lock.
 */
export async function stageSite<T>(
  output: OutputFolder,
  guard: Guard,
  make: (staging: Staging) => Promise<T>,
  parts?: SwapParts,
): Promise<T> {
  const staging = openStaging(output.staging);
  const unguard = guard(() => staging.remove());
  try {
    const result = await make(staging);
    swap(output, parts);
    return result;
  } finally {
    unguard();
    staging.remove();
  }
}
