import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Body, FileFacts, FileStore, PictureFacts, StoredFile } from '../core/model.ts';
import { openBodyPack, type BodyPack, type PackPlace } from './body-pack.ts';
import { isSettled } from './settled.ts';
import { openTable } from './table.ts';

/** A file store in the cache folder. */
export interface SavedFiles extends FileStore {
  /** Keeps what this run used for the next one; what it did not use is forgotten. */
  readonly save: () => void;
  readonly close: () => void;
}

interface StoreOptions {
  /** A folder for this content folder alone. */
  readonly folder: string;
  /** Names the code that makes facts and bodies. */
  readonly code: string;
  /** When the files' marks were read, in milliseconds since 1970. */
  readonly readAt: number;
}

/** A mark, what is known of the file, where its body lies, and where it was found clean. */
type Row = readonly [mark: string, lexicon: string, facts: FileFacts | PictureFacts, place: PackPlace | null, clean: string | null];

/** The row of the names that files could refer to; no file has such a path. */
const NAMES = '#names';
const NO_PICTURE: PictureFacts = { digest: '', width: 0, height: 0 };

/** Bodies that are asked for again are mostly those that were asked for last. */
const REMEMBERED = 64;

/** Opens what earlier runs of the same code found out about the files of one content folder. */
export function openFileStore({ folder, code, readAt }: StoreOptions): SavedFiles {
  const table = openTable<Row>(folder, 'files', code);
  const pack = openBodyPack(folder);
  const used = new Set<string>();
  const bodies = rememberBodies(pack);
  const toStored = ([, , facts, place, clean]: Row): StoredFile | undefined =>
    place === null || 'width' in facts ? undefined : { ...facts, body: () => bodies(place), clean: clean ?? undefined };
  return {
    find: (path, mark, lexicon) => {
      const row = table.rows.get(path);
      if (row === undefined || row[0] === '' || row[0] !== mark || row[1] !== lexicon) return undefined;
      used.add(path);
      return toStored(row);
    },
    findDigest: (path, mark, digest) => {
      const row = table.rows.get(path);
      const stored = row === undefined ? undefined : toStored(row);
      if (row === undefined || stored?.digest !== digest) return undefined;
      used.add(path);
      // What lies elsewhere, without a mark, says nothing of the file that the mark is of.
      if (mark !== undefined)
        table.set(path, [settle(mark, readAt), ...(row.slice(1) as [string, FileFacts, PackPlace | null, string | null])]);
      return stored;
    },
    keep: (path, mark, lexicon, facts, body) => {
      const place = pack.add(JSON.stringify(body));
      used.add(path);
      table.set(path, [settle(mark, readAt), lexicon, facts, place, null]);
      return () => bodies(place);
    },
    setClean: (path, surroundings) => {
      const row = table.rows.get(path);
      if (row !== undefined && row[4] !== (surroundings ?? null)) table.set(path, [row[0], row[1], row[2], row[3], surroundings ?? null]);
    },
    names: {
      get: () => table.rows.get(NAMES)?.[0],
      set: (names) => {
        used.add(NAMES);
        if (table.rows.get(NAMES)?.[0] !== names) table.set(NAMES, [names, '', NO_PICTURE, null, null]);
      },
    },
    findPicture: (path, mark) => {
      const row = table.rows.get(path);
      if (row === undefined || row[0] === '' || row[0] !== mark || !('width' in row[2])) return undefined;
      used.add(path);
      return row[2];
    },
    keepPicture: (path, mark, facts) => {
      used.add(path);
      table.set(path, [settle(mark, readAt), '', facts, null, null]);
    },
    save: () => {
      for (const path of [...table.rows.keys()]) if (!used.has(path)) table.delete(path);
      pack.flush();
      table.save();
      pack.keepOnly(new Set([...table.rows.values()].flatMap(([, , , place]) => place?.[0] ?? [])));
    },
    close: pack.close,
  };
}

/** Throws away what a content folder's store holds. */
export function removeFileStore(folder: string): void {
  for (const name of ['files.json', 'files.log']) rmSync(join(folder, name), { force: true });
}

/** The mark, or none when the file changed too lately. */
function settle(mark: string | undefined, readAt: number): string {
  return mark !== undefined && isSettled(mark, readAt) ? mark : '';
}

function rememberBodies(pack: BodyPack): (place: PackPlace) => Body {
  const known = new Map<string, Body>();
  return (place) => {
    const name = `${place[0]} ${place[1]}`;
    const body = known.get(name) ?? (JSON.parse(pack.read(place)) as Body);
    known.delete(name);
    known.set(name, body);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return body;
  };
}
