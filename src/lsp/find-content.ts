import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The content folder that a folder belongs to: in it, the folder itself, or around it. It is known by its `publication.yaml`. */
export function findContent(folder: string): string | undefined {
  for (let around = folder; ; around = dirname(around)) {
    const found = [join(around, 'content'), around].find((candidate) => existsSync(join(candidate, 'publication.yaml')));
    if (found !== undefined || dirname(around) === around) return found;
  }
}

/** Where a file lies whose folder was reached by a symbolic link; a new file is not there yet. */
export function toRealPath(file: string): string {
  try {
    return join(realpathSync(dirname(file)), basename(file));
  } catch {
    return file;
  }
}
