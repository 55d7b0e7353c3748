import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isLocked } from './lock.ts';
import { outputFolder, type OutputFolder } from './output-folder.ts';
import { isAlive } from './running-process.ts';

export interface SwapParts {
  /** Tests give one that fails. */
  readonly rename?: (from: string, to: string) => void;
  /** Called with the folder of the old site once the new one stands; removes it when nothing else is asked for. */
  readonly dispose?: (old: string) => void;
}

/** Puts the staged site in the place of the old one. Throws with the old site in its place when a rename fails. */
export function swap(output: OutputFolder, { rename = renameSync, dispose = removeQuietly }: SwapParts = {}): void {
  const hadSite = existsSync(output.folder);
  if (hadSite) rename(output.folder, output.old);
  try {
    rename(output.staging, output.folder);
  } catch (error) {
    if (hadSite) renameSync(output.old, output.folder);
    throw error;
  }
  if (hadSite) dispose(output.old);
}

/**
 * Mends what a killed build left beside `out`: gives the last good site its name back and removes staging folders.
 * Does nothing while a build runs; any command may call it.
 */
export function recoverSite(out: string): void {
  const output = outputFolder(out, process.pid);
  if (!isLocked(output.lock)) removeLeftovers(output);
}

/** The same, for the build that holds the lock. */
export function removeLeftovers(output: OutputFolder): void {
  const leftovers = findLeftovers(output);
  const lastGood = leftovers.filter(({ kind }) => kind === 'old').at(-1);
  if (lastGood && !existsSync(output.folder)) renameSync(lastGood.path, output.folder);
  for (const { path } of leftovers) rmSync(path, { recursive: true, force: true });
}

interface Leftover {
  readonly path: string;
  readonly kind: 'staging' | 'old';
}

function findLeftovers({ folder }: OutputFolder): Leftover[] {
  const parent = dirname(folder);
  if (!existsSync(parent)) return [];
  const prefix = `.${basename(folder)}.`;
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(prefix))
    .flatMap(({ name }) => {
      const [, kind, pid] = /^(staging|old)-(\d+)$/.exec(name.slice(prefix.length)) ?? [];
      // A build stages under the lock, so a folder with this process's id is one that a dead namesake left.
      const isLeft = Number(pid) === process.pid || !isAlive(Number(pid));
      return kind && isLeft ? [{ path: join(parent, name), kind: kind as Leftover['kind'] }] : [];
    });
}

/** The new site stands: a rest of the old one that cannot be removed now is removed by the next build. */
export function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    return;
  }
}
