import type { FileStore, StoredFile } from '../core/model.ts';

/**
 * A store for one reading, in which files that stand in an editor leave no trace: what is found out about them is held in memory, by
 * their digest. Of the files on the disk beside them nobody looks whether they are clean among the others as these are now, so the store
 * on the disk says of none that it is.
 * @param open the files that stand in an editor, at any time; a file that is closed while the reading goes on stays one of them
 */
export function keepOpenFilesApart(
  store: FileStore,
  open: Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>,
  held: Map<string, StoredFile>,
): FileStore {
  const atFirst = new Set(open.keys());
  for (const path of atFirst) store.setClean(path, undefined);
  for (const path of [...held.keys()]) if (!atFirst.has(path)) held.delete(path);
  const isOpen = (path: string): boolean => atFirst.has(path) || open.has(path);
  return {
    ...store,
    find: (path, mark, lexicon) => (isOpen(path) ? undefined : store.find(path, mark, lexicon)),
    findDigest: (path, mark, digest) => {
      if (!isOpen(path)) return store.findDigest(path, mark, digest);
      const file = held.get(path);
      return file?.digest === digest ? file : undefined;
    },
    keep: (path, mark, lexicon, facts, body) => {
      if (!isOpen(path)) return store.keep(path, mark, lexicon, facts, body);
      held.set(path, { ...facts, body: () => body, clean: undefined });
      return () => body;
    },
    setClean: (path, surroundings) => {
      store.setClean(path, isOpen(path) ? undefined : surroundings);
      const file = held.get(path);
      if (file !== undefined && isOpen(path)) held.set(path, { ...file, clean: surroundings });
    },
  };
}
