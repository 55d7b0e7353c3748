import type { ContentTree } from '../core/model.ts';
import { listTree } from './list-tree.ts';
import { openBlobs } from './read-blobs.ts';

/**
 * A content folder as a commit has it. Bytes are read when they are asked for, many files in one call of git, and from nowhere else: what lies
 * on the disk may change meanwhile. Throws `GitFailed`.
 * @param marks of files that are as in the commit elsewhere too, by path: what is known of them there is known of these
 */
export function readRevision(folder: string, commit: string, marks: ReadonlyMap<string, string> = new Map()): ContentTree {
  const listed = listTree(folder, commit).filter(
    ({ path }) =>
      !path
        .split('/')
        .slice(0, -1)
        .some((name) => name.startsWith('.')),
  );
  const files = listed.filter(({ type }) => type === 'file');
  const open = openBlobs(
    folder,
    files.filter(({ path }) => !marks.has(path)),
  );
  // Apart: of these hardly any is asked for.
  const openMarked = openBlobs(
    folder,
    files.filter(({ path }) => marks.has(path)),
  );
  return {
    entries: listed.map(({ path, type, size, id }) => {
      const mark = marks.get(path);
      if (mark === undefined) return { path, type, size, mark: `0 ${id}`, read: () => open(id) };
      return { path, type, size, mark, read: () => openMarked(id) };
    }),
  };
}
