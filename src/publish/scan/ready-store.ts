import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { FinderTables, Needle } from './finder.ts';

/** Needles made ready for searching. */
export interface Ready {
  /** Names the letters of all needles. */
  readonly digest: string;
  readonly count: number;
  readonly tables: FinderTables;
  /** The needles as JSON: they are read only when one is found. */
  readonly needles: string;
}

/** What was made ready the last time for the same withheld files. */
export interface Prepared {
  /** All that the withheld files say. */
  readonly whole: Ready;
  /** Numbers of those among `whole` that are no secret, in order. */
  readonly known: readonly number[];
  /** The others. */
  readonly secret: Ready;
}

/** Keeps what was made ready between builds. */
export interface ReadyStore {
  readonly get: (key: string) => Prepared | undefined;
  /** A cache that cannot be written is no reason to fail. */
  readonly set: (key: string, prepared: Prepared) => void;
}

/** Opens the store in a folder of its own. It is one file with a checksum, and holds one state, the last. */
export function openReadyStore(folder: string): ReadyStore {
  const path = join(folder, 'ready.bin');
  return {
    get: (key) => {
      try {
        const bytes = readFileSync(path);
        const content = bytes.subarray(4);
        if (crc32(content) !== bytes.readUInt32LE(0)) return undefined;
        const [known, prepared] = deserialize(content) as [string, Prepared];
        return known === key ? prepared : undefined;
      } catch {
        return undefined;
      }
    },
    set: (key, prepared) => {
      try {
        mkdirSync(folder, { recursive: true });
        const content = serialize([key, prepared]);
        const sum = Buffer.alloc(4);
        sum.writeUInt32LE(crc32(content));
        const partial = `${path}.${process.pid}`;
        writeFileSync(partial, Buffer.concat([sum, content]));
        renameSync(partial, path);
      } catch {
        return;
      }
    },
  };
}

/** The needles of what was made ready. */
export function readNeedles({ needles }: Ready): Needle[] {
  return JSON.parse(needles) as Needle[];
}
