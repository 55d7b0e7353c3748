import { takeLock } from './lock.ts';
import type { OutputFolder } from './output-folder.ts';
import { openStaging, type Staging } from './staging.ts';
import { removeLeftovers, swap } from './swap.ts';

/**
 * Runs `make` on an empty staging folder and, when it succeeds, puts the staged site in the place of the old one. Whatever
 * happens the lock is given back and no staging folder is left; when `make` throws, the old site is untouched.
 */
export async function stageSite<T>(
  output: OutputFolder,
  guard: (clean: () => void) => () => void,
  make: (staging: Staging) => Promise<T>,
): Promise<T> {
  const unlock = takeLock(output.lock);
  try {
    removeLeftovers(output);
    const staging = openStaging(output.staging);
    const unguard = guard(() => {
      staging.remove();
      unlock();
    });
    try {
      const result = await make(staging);
      swap(output);
      return result;
    } finally {
      unguard();
      staging.remove();
    }
  } finally {
    unlock();
  }
}
