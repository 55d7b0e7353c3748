import { randomUUID } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const BOM = '\uFEFF';

/**
 * Replaces the text of a file; returns whether it was still as it was read. The file is the old or the new one, never a part of it: the new
 * text is written under a hidden name, then renamed. A byte-order mark stays, and so do the permissions.
 * @param before text without a byte-order mark
 */
export function replaceFile(path: string, before: string, after: string): boolean {
  const now = readFileSync(path, 'utf8');
  const mark = now.startsWith(BOM) ? BOM : '';
  if (now !== mark + before) return false;
  const hidden = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    writeFileSync(hidden, mark + after, { flag: 'wx' });
    chmodSync(hidden, statSync(path).mode & 0o7777);
    renameSync(hidden, path);
    return true;
  } finally {
    rmSync(hidden, { force: true });
  }
}
