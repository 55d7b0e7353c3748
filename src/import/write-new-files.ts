import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PlannedFile } from './plan/plan.ts';

/**
 * Writes files that must not exist yet, all or none. Everything is written under hidden names first; then each gets its own, pictures before
 * the texts that show them. When one cannot be written or its name is taken, those before it go again.
 * @returns the path of a file that is there already
 */
export function writeNewFiles(folder: string, files: readonly PlannedFile[]): string | undefined {
  const done: { readonly undo: () => void }[] = [];
  try {
    const hidden = files.map((file) => ({ ...file, hidden: writeHidden(folder, file, done) }));
    const isText = ({ path }: PlannedFile): boolean => path.endsWith('.md');
    for (const file of [...hidden.filter((each) => !isText(each)), ...hidden.filter(isText)]) {
      const path = join(folder, file.path);
      if (!linkWhole(file.hidden, path, file.bytes)) {
        undo(done);
        return file.path;
      }
      done.push({ undo: () => rmSync(path, { force: true }) });
    }
    for (const file of hidden) rmSync(file.hidden, { force: true });
    return undefined;
  } catch (error) {
    undo(done);
    throw error;
  }
}

function writeHidden(folder: string, { path, bytes }: PlannedFile, done: { undo: () => void }[]): string {
  const parent = dirname(join(folder, path));
  makeFolder(parent, done);
  const hidden = join(parent, `.${randomUUID()}.tmp`);
  done.push({ undo: () => rmSync(hidden, { force: true }) });
  writeFileSync(hidden, bytes, { flag: 'wx' });
  return hidden;
}

function makeFolder(path: string, done: { undo: () => void }[]): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), done);
  mkdirSync(path);
  done.push({ undo: () => rmdirSync(path) });
}

/** Gives a file that is written whole its name; whether the name was free. */
export function linkWhole(hidden: string, path: string, content: string | Uint8Array): boolean {
  try {
    linkSync(hidden, path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // Some file systems know no hard links; there, at least nothing is overwritten.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code)) throw error;
  }
  if (existsSync(path)) return false;
  writeFileSync(path, content, { flag: 'wx' });
  return true;
}

/** In reverse order, so that folders are empty when they go; one that something else was put into stays. */
function undo(done: readonly { readonly undo: () => void }[]): void {
  for (const step of done.toReversed()) {
    try {
      step.undo();
    } catch {
      continue;
    }
  }
}
