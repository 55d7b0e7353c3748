import type { ContentTree, TreeEntry } from '../../core/model.ts';
import { readBelow, readTree } from '../../core/read/disk.ts';

/** A content folder whose entries are kept, and looked at again where something changed. */
export interface LiveTree {
  readonly tree: () => ContentTree;
  /** Looks at these paths again, files or folders, relative to the content folder. */
  readonly update: (paths: readonly string[]) => void;
}

/** With so many changes at once some may have gone unreported: the whole folder is listed. */
const MANY = 200;

/** Lists a content folder. Throws when it is not there. */
export function openLiveTree(folder: string): LiveTree {
  let entries = listAll(folder);
  let tree: ContentTree | undefined;
  return {
    tree: () => (tree ??= { entries: [...entries.values()] }),
    update: (paths) => {
      tree = undefined;
      if (paths.length > MANY || paths.includes('')) entries = listAll(folder);
      else for (const path of paths) updateEntry(entries, folder, path);
    },
  };
}

function listAll(folder: string): Map<string, TreeEntry> {
  return new Map(readTree(folder).entries.map((entry) => [entry.path, entry]));
}

function updateEntry(entries: Map<string, TreeEntry>, folder: string, path: string): void {
  // What was a file may be a folder now, and the other way round.
  if (!entries.delete(path)) for (const other of [...entries.keys()]) if (other.startsWith(`${path}/`)) entries.delete(other);
  for (const entry of readBelow(folder, path)) entries.set(entry.path, entry);
}
