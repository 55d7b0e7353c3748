import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';

/**
 * Writes a file that must not exist yet; returns whether it did not. The file appears whole or not at all:
 * it is written under a hidden name, then linked to its own, which fails when the name is taken.
 */
export function writeNewFile(path: string, text: string): boolean {
  mkdirSync(dirname(path), { recursive: true });
  const hidden = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    writeFileSync(hidden, text, { flag: 'wx' });
    linkWhole(hidden, path, text);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(hidden, { force: true });
  }
}

function linkWhole(hidden: string, path: string, text: string): void {
  try {
    linkSync(hidden, path);
  } catch (error) {
    // Some file systems know no hard links; there, at least nothing is overwritten.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    writeFileSync(path, text, { flag: 'wx' });
  }
}
