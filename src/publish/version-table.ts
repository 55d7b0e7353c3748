import { readVersionFacts, type VersionFacts } from '../core/history/read-version.ts';
import type { TimeLimit } from '../core/model.ts';
import { decode } from '../core/read/decode.ts';
import type { Version } from '../git/log-versions.ts';
import { assertBlobs, openBlobs } from '../git/read-blobs.ts';
import { openTable } from './table.ts';

/** Where versions are read, and where what is known of them is kept between builds. */
export interface VersionPlaces {
  /** The content folder. */
  readonly content: string;
  /** A folder of the cache. */
  readonly folder: string;
  /** Names the code. */
  readonly code: string;
}

/** Finds what is known of versions; each is read once, and kept. Throws `GitFailed`, also where the bytes of one are missing. */
export function openVersionFacts(
  versions: readonly Version[],
  timeZone: string,
  timeLimit: TimeLimit,
  { content, folder, code }: VersionPlaces,
): (version: Version) => VersionFacts {
  const table = openTable<VersionFacts>(folder, 'versions', `${code} ${timeZone}`);
  const wanted = new Map(versions.map((version) => [nameOf(version), version] as const));
  // What is kept must not show a past that another build of the same clone does not have.
  assertBlobs(content, [...new Set(versions.map(({ id }) => id))]);
  const fresh = [...wanted].filter(([name]) => !table.rows.has(name));
  const texts = openTexts(
    content,
    fresh.map(([, { id }]) => id),
    READ_BLOB,
  );
  for (const [name, { id, path }] of fresh) {
    const facts = readVersionFacts(path, texts(id), timeZone, timeLimit);
    if (facts !== undefined) table.set(name, facts);
  }
  for (const name of [...table.rows.keys()]) if (!wanted.has(name)) table.delete(name);
  table.save();
  return (version) => table.rows.get(nameOf(version)) ?? UNREADABLE;
}

/** A path says of which briefing a version is, and from where its links lead. */
const nameOf = ({ id, path }: Version): string => `${id} ${path}`;

const UNREADABLE: VersionFacts = { release: null, refs: [] };

/** Sizes are not known beforehand: as if each text had so many bytes, so that fewer are read at once where few are wanted. */
const READ_BLOB = 8 * 1024;
export const SHOWN_BLOB = 64 * 1024;

/** Gives the texts of versions; empty for bytes that are no text. Throws `GitFailed` for what cannot be had. */
export function openTexts(content: string, ids: readonly string[], size: number): (id: string) => string {
  const open = openBlobs(
    content,
    ids.map((id) => ({ id, size })),
  );
  return (id) => {
    const decoded = decode(open(id));
    return 'code' in decoded ? '' : decoded.text;
  };
}
