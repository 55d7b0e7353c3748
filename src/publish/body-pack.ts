import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { PackDamaged } from './pack-damaged.ts';

/** Where a text lies: number of the file, offset and length in bytes, checksum. */
export type PackPlace = readonly [file: number, offset: number, length: number, sum: number];

/** Many texts in few files. */
export interface BodyPack {
  readonly add: (text: string) => PackPlace;
  /** Throws `PackDamaged` when what lies there is not what was put there. */
  readonly read: (place: PackPlace) => string;
  /** Writes what is still in memory. */
  readonly flush: () => void;
  /** Removes files that none of these numbers names. */
  readonly keepOnly: (files: ReadonlySet<number>) => void;
  readonly close: () => void;
}

/** Bytes that wait in memory before they are written. */
const BUFFER = 1 << 20;

/** Opens the texts of a folder. New ones go to a file of this process's own, so that two processes never write to the same. */
export function openBodyPack(folder: string): BodyPack {
  const readers = new Map<number, number>();
  let own: { readonly file: number; readonly descriptor: number } | undefined;
  let written = 0;
  let waiting: Buffer[] = [];
  let length = 0;
  const flush = (): void => {
    if (own === undefined || waiting.length === 0) return;
    const bytes = Buffer.concat(waiting);
    for (let done = 0; done < bytes.length;) done += writeSync(own.descriptor, bytes, done);
    written += bytes.length;
    [waiting, length] = [[], 0];
  };
  return {
    add: (text) => {
      own ??= openNewFile(folder);
      const bytes = Buffer.from(text);
      const place: PackPlace = [own.file, written + length, bytes.length, crc32(bytes)];
      waiting.push(bytes);
      length += bytes.length;
      if (length >= BUFFER) flush();
      return place;
    },
    read: ([file, offset, size, sum]) => {
      if (file === own?.file && offset + size > written) flush();
      const bytes = Buffer.allocUnsafe(size);
      if (readSync(openReader(folder, file, readers), bytes, 0, size, offset) !== size || crc32(bytes) !== sum)
        throw new PackDamaged(`What was kept in ${fileName(folder, file)} is damaged`);
      return bytes.toString('utf8');
    },
    flush,
    keepOnly: (files) => {
      for (const name of readdirSync(folder)) {
        const number = /^bodies-(\d+)\.pack$/u.exec(name)?.[1];
        if (number !== undefined && !files.has(Number(number))) rmSync(join(folder, name), { force: true });
      }
    },
    close: () => {
      flush();
      for (const descriptor of readers.values()) closeSync(descriptor);
      if (own !== undefined) closeSync(own.descriptor);
      readers.clear();
      own = undefined;
    },
  };
}

const fileName = (folder: string, file: number): string => join(folder, `bodies-${file}.pack`);

function openNewFile(folder: string): { file: number; descriptor: number } {
  mkdirSync(folder, { recursive: true });
  const used = readdirSync(folder).flatMap((name) => Number(/^bodies-(\d+)\.pack$/u.exec(name)?.[1] ?? 0));
  for (let file = Math.max(0, ...used) + 1; ; file += 1) {
    try {
      return { file, descriptor: openSync(fileName(folder, file), 'wx') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function openReader(folder: string, file: number, readers: Map<number, number>): number {
  const known = readers.get(file);
  if (known !== undefined) return known;
  try {
    const descriptor = openSync(fileName(folder, file), 'r');
    readers.set(file, descriptor);
    fstatSync(descriptor);
    return descriptor;
  } catch (cause) {
    throw new PackDamaged(`What was kept in ${fileName(folder, file)} is gone`, { cause });
  }
}
