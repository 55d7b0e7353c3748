import type { FileStore, StoredFile } from '../core/model.ts';

/**
 * A store that lasts as long as the process: what another store knows is taken from it, what is found out besides stays in memory, and
 * nothing is written. For archives that are only looked at, beside the one that the other store is about.
 */
export function openPassingStore(under?: Pick<FileStore, 'find' | 'findDigest' | 'findPicture'>): FileStore {
  const files = new Map<string, StoredFile>();
  let names: string | undefined;
  const keyOf = (path: string, mark: string | undefined, lexicon: string): string => `${path}\0${mark ?? ''}\0${lexicon}`;
  return {
    find: (path, mark, lexicon) =>
      mark === undefined ? undefined : (files.get(keyOf(path, mark, lexicon)) ?? under?.find(path, mark, lexicon)),
    // Without the mark: this store's marks are not the other's.
    findDigest: (path, _mark, digest) => under?.findDigest(path, undefined, digest),
    keep: (path, mark, lexicon, facts, body) => {
      const kept = JSON.stringify(body);
      const read = (): typeof body => JSON.parse(kept) as typeof body;
      files.set(keyOf(path, mark, lexicon), { ...facts, body: read, clean: undefined });
      return read;
    },
    setClean: () => undefined,
    names: { get: () => names, set: (text) => (names = text) },
    findPicture: (path, mark) => under?.findPicture(path, mark),
    keepPicture: () => undefined,
  };
}
