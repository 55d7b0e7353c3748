import { readVersionFacts, type VersionFacts } from '../core/history/read-version.ts';
import type { TimeLimit } from '../core/model.ts';
import { decode } from '../core/read/decode.ts';
import { makeStartOfDay } from '../core/text/dates.ts';
import type { Version } from '../git/log-versions.ts';
import { openBlobs, readSizes } from '../git/read-blobs.ts';
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

/** The versions of an archive's texts, with what is known of each. */
export interface VersionTexts {
  readonly factsOf: (version: Version) => VersionFacts;
  /** Gives the texts of versions; empty for bytes that are no text. Many are read at once. Throws `GitFailed` for what cannot be had. */
  readonly open: (ids: readonly string[]) => (id: string) => string;
}

/** Finds what is known of versions; each is read once, and kept. Throws `GitFailed`, also where the bytes of one are missing. */
export function openVersions(
  versions: readonly Version[],
  timeZone: string,
  timeLimit: TimeLimit,
  { content, folder, code }: VersionPlaces,
): VersionTexts {
  const table = openTable<VersionFacts>(folder, 'versions', `${code} ${timeZone}`);
  const wanted = new Map(versions.map((version) => [nameOf(version), version] as const));
  // What is kept must not show a past that another build of the same clone does not have.
  const sizes = readSizes(content, [...new Set(versions.map(({ id }) => id))]);
  const open: VersionTexts['open'] = (ids) => {
    const read = openBlobs(
      content,
      ids.map((id) => ({ id, size: sizes.get(id) ?? 0 })),
    );
    return (id) => {
      const decoded = decode(read(id));
      return 'code' in decoded ? '' : decoded.text;
    };
  };
  const fresh = [...wanted].filter(([name]) => !table.rows.has(name));
  const texts = open(fresh.map(([, { id }]) => id));
  const startOfDay = makeStartOfDay(timeZone);
  for (const [name, { id, path }] of fresh) {
    const facts = readVersionFacts(path, texts(id), startOfDay, timeLimit);
    if (facts !== undefined) table.set(name, facts);
  }
  for (const name of [...table.rows.keys()]) if (!wanted.has(name)) table.delete(name);
  table.save();
  return { factsOf: (version) => table.rows.get(nameOf(version)) ?? UNREADABLE, open };
}

/** A path says of which briefing a version is, and from where its links lead. */
const nameOf = ({ id, path }: Version): string => `${id} ${path}`;

const UNREADABLE: VersionFacts = { release: null, refs: [] };
