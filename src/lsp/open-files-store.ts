import type { FileStore, StoredFile } from '../core/model.ts';

/**
 * A store in which files that stand in an editor otherwise than on the disk leave no trace: what is found out about them is held in
 * memory, by their digest, and the store on the disk goes on knowing the files there.
 */
export function keepOpenFilesApart(store: FileStore, isOpen: (path: string) => boolean, held: Map<string, StoredFile>): FileStore {
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
      const file = held.get(path);
      if (!isOpen(path)) store.setClean(path, surroundings);
      else if (file !== undefined) held.set(path, { ...file, clean: surroundings });
    },
  };
}
