import type { Earlier } from '../core/model.ts';
import { classify } from '../core/read/classify.ts';
import { decode } from '../core/read/decode.ts';
import { listChanges } from './list-changes.ts';
import { listTree } from './list-tree.ts';
import { readBlobs } from './read-blobs.ts';

/**
 * The briefings of a content folder that another commit, or what lies on the disk, no longer has as a commit has them. One call of git
 * when nothing changed. Throws `GitFailed`.
 */
export function readEarlier(folder: string, from: string, to?: string): Earlier | undefined {
  const changed = listChanges(folder, from, to).flatMap(({ path, before, isLeft }) => {
    const kind = classify(path);
    const isBriefing = kind.is === 'source' && kind.kind === 'briefing';
    return isBriefing && before !== undefined ? [{ path, before, isLeft }] : [];
  });
  if (changed.length === 0) return undefined;
  const blobs = readBlobs(
    folder,
    changed.map(({ before }) => before),
  );
  const texts = changed.flatMap(({ path, before }) => {
    const decoded = decode(blobs.get(before) ?? new Uint8Array());
    return 'code' in decoded ? [] : [[path, decoded.text] as const];
  });
  // A new file is of interest only where another is gone.
  const listed = changed.every(({ isLeft }) => isLeft) ? undefined : listTree(folder, from);
  const paths = new Set(listed?.map(({ path }) => path));
  return { texts: new Map(texts), had: (path) => listed === undefined || paths.has(path) };
}
