import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, linkSync, mkdirSync, openSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PlannedFile } from './plan/plan.ts';

/** How to take back the steps that were taken, the last one last. */
type Steps = (() => void)[];

/**
 * Writes files that must not exist yet, all or none. Everything is written under hidden names first; then each gets its own, pictures before
 * the texts that show them. When one cannot be written or its name is taken, those before it go again.
 * @returns the path of a file that is there already
 */
export function writeNewFiles(folder: string, files: readonly PlannedFile[]): string | undefined {
  const steps: Steps = [];
  try {
    const hidden = files.map(({ path, bytes }) => ({ path, hidden: writeHidden(join(folder, path), bytes, steps) }));
    const isText = ({ path }: { readonly path: string }): boolean => path.endsWith('.md');
    for (const file of [...hidden.filter((each) => !isText(each)), ...hidden.filter(isText)]) {
      if (nameFile(file.hidden, join(folder, file.path), steps)) continue;
      undo(steps);
      return file.path;
    }
    for (const file of hidden) rmSync(file.hidden, { force: true });
    return undefined;
  } catch (error) {
    undo(steps);
    throw error;
  }
}

function writeHidden(path: string, bytes: Uint8Array, steps: Steps): string {
  const parent = dirname(path);
  makeFolder(parent, steps);
  const hidden = join(parent, `.${randomUUID()}.tmp`);
  steps.push(() => rmSync(hidden, { force: true }));
  writeFileSync(hidden, bytes, { flag: 'wx' });
  return hidden;
}

function makeFolder(path: string, steps: Steps): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), steps);
  mkdirSync(path);
  steps.push(() => rmdirSync(path));
}

/** Gives a file that is written whole its name; whether that was free. */
function nameFile(hidden: string, path: string, steps: Steps): boolean {
  try {
    linkSync(hidden, path);
    steps.push(() => rmSync(path, { force: true }));
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    return reserve(hidden, path, steps);
  }
}

/** Some file systems know no hard links. There the name is taken with an empty file, for which the whole one then steps in. */
function reserve(hidden: string, path: string, steps: Steps): boolean {
  try {
    closeSync(openSync(path, 'wx'));
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
  steps.push(() => rmSync(path, { force: true }));
  renameSync(hidden, path);
  return true;
}

const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST';

/** In reverse order, so that folders are empty when they go; one that something else was put into stays. */
function undo(steps: Steps): void {
  for (const step of steps.toReversed()) {
    try {
      step();
    } catch {
      continue;
    }
  }
}
