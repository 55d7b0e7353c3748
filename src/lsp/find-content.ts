import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The content folder that folders belong to: in one of them, one of them itself, or around them. It is known by its `publication.yaml`. */
export function findContent(folders: readonly string[]): string | undefined {
  for (const folder of folders) {
    for (let around = folder; ; around = dirname(around)) {
      const found = [join(around, 'content'), around].find((candidate) => existsSync(join(candidate, 'publication.yaml')));
      if (found !== undefined) return found;
      if (dirname(around) === around) break;
    }
  }
  return undefined;
}
