import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes texts by path below a folder. Files that changed within the last seconds are read again in any case; these have lain there for an hour. */
export function writeContent(folder: string, files: ReadonlyMap<string, string>): string {
  const then = new Date(Date.now() - 3_600_000);
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    utimesSync(file, then, then);
  }
  return folder;
}
