import type { ContentTree, TreeEntry } from '../core/model.ts';
import { listTree } from './list-tree.ts';
import { openBlobs } from './read-blobs.ts';

/**
 * A content folder as a commit has it. Bytes are read when they are asked for, many files in one call of git. Throws `GitFailed`.
 * @param same entries at hand that are known to be as in the commit, by path; they are taken as they are
 */
export function readRevision(folder: string, commit: string, same: ReadonlyMap<string, TreeEntry> = new Map()): ContentTree {
  const listed = listTree(folder, commit).filter(
    ({ path }) =>
      !path
        .split('/')
        .slice(0, -1)
        .some((name) => name.startsWith('.')),
  );
  const open = openBlobs(
    folder,
    listed.filter(({ path, type }) => type === 'file' && !same.has(path)),
  );
  return {
    entries: listed.map(({ path, type, size, id }) => same.get(path) ?? { path, type, size, mark: `0 ${id}`, read: () => open(id) }),
  };
}
