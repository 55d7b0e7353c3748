import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeByteReader } from './byte-reader.ts';
import { type FinderTables, makeSearch } from './finder.ts';
import { toLetters } from './letters.ts';
import { isPdf } from './pdf.ts';
import { decode, isDivided, readText, unpack } from './readings.ts';

/** All that a search of staged files needs; plain data, so that it can cross to a worker thread. */
export interface ScanContext {
  /** The staged site. */
  readonly folder: string;
  readonly tables: FinderTables;
  readonly pictures: readonly WithheldPicture[];
  /** UTF-8. Stands in every page and is searched once, apart. */
  readonly stylesheet: Uint8Array;
}

/** A picture that no published briefing shows. */
export interface WithheldPicture {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
}

/** Something withheld in a file: the number of the needle or the picture. */
export type Find = { readonly file: string } & ({ readonly needle: number } | { readonly picture: WithheldPicture });

/** What was read, and what was found; the search ends at the first find. */
export interface Scanned {
  readonly files: number;
  readonly bytes: number;
  readonly find?: Find;
}

/** Returns a search of files of the staged site. */
export function makeFileScan({ folder, tables, pictures, stylesheet }: ScanContext): (paths: readonly string[]) => Scanned {
  const scanBytes = makeByteScan(tables, stylesheet);
  const findPicture = makePictureSearch(pictures);
  return (paths) => {
    let size = 0;
    for (const [index, file] of paths.entries()) {
      const bytes = readFileSync(join(folder, file));
      size += bytes.length;
      const picture = findPicture(bytes);
      const needle = picture ? undefined : scanBytes(file, bytes);
      if (picture) return { files: index + 1, bytes: size, find: { file, picture } };
      if (needle !== undefined) return { files: index + 1, bytes: size, find: { file, needle } };
    }
    return { files: paths.length, bytes: size };
  };
}

/** Returns the number of the first needle in a file, its name included. May move the bytes about. */
type ByteScan = (path: string, bytes: Uint8Array) => number | undefined;

/** Makes the search of one file. */
export function makeByteScan(tables: FinderTables, stylesheet: Uint8Array = new Uint8Array()): ByteScan {
  const search = makeSearch(tables);
  const read = makeByteReader();
  const known = Buffer.from(stylesheet);
  const first = (letters: Uint16Array): number | undefined => {
    let found: number | undefined;
    search(letters, (needle) => {
      found = needle;
      return true;
    });
    return found;
  };
  const scanCarefully: ByteScan = (path, bytes) => {
    for (const text of readText(path, bytes)) {
      const needle = first(toLetters(text));
      if (needle !== undefined) return needle;
    }
    return undefined;
  };
  /** What stands outside tags, and in them when that is asked for. */
  const scanTags = (path: string, bytes: Uint8Array, withTags: boolean): number | undefined => {
    const streams = read(bytes, true);
    if (!streams) return scanCarefully(path, bytes);
    return first(streams.plain) ?? (withTags ? first(streams.tags) : undefined);
  };
  /** Where two versions of a text stand in one, each is read alone as well: words of one would hide those of the other. */
  const scanVersions: ByteScan = (path, bytes) => {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    if (!file.includes('</del>') && !file.includes('</ins>')) return undefined;
    const text = file.toString('utf8');
    const versions = [/<del>.*?<\/del>/gsu, /<ins>.*?<\/ins>/gsu].map((other) => Buffer.from(text.replaceAll(other, '')));
    return versions.map((version) => scanCarefully(path, version)).find((needle) => needle !== undefined);
  };
  return (path, packed) => {
    const bytes = withoutKnown(unpack(packed), known);
    if (isPdf(bytes)) return scanCarefully(path, bytes);
    if (isDivided(path)) return first(toLetters(path)) ?? scanVersions(path, bytes) ?? scanTags(path, bytes, true);
    const streams = read(bytes, false);
    if (!streams) return scanCarefully(path, bytes);
    const needle = first(toLetters(path)) ?? first(streams.plain);
    if (needle !== undefined || !streams.hasTag) return needle;
    // Feeds carry HTML as escaped text: its tags appear only once the entities are undone.
    const decoded = Buffer.from(decode(Buffer.from(bytes).toString('utf8')));
    return scanTags(path, bytes, false) ?? scanTags(path, decoded, false);
  };
}

/** A file without the part that was searched before; what follows is moved to its place. */
function withoutKnown(bytes: Uint8Array, known: Buffer): Uint8Array {
  if (known.length === 0 || bytes.length < known.length) return bytes;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // A short beginning is found faster than the whole.
  const start = file.indexOf(known.subarray(0, 64));
  const end = start + known.length;
  if (start === -1 || end > file.length || known.compare(file, start, end) !== 0) return bytes;
  return file.copyWithin(start, end).subarray(0, file.length - known.length);
}

/** Returns a search for the withheld picture that has exactly the given bytes. */
function makePictureSearch(pictures: readonly WithheldPicture[]): (bytes: Uint8Array) => WithheldPicture | undefined {
  const sizes = new Set(pictures.map(({ size }) => size));
  return (bytes) => {
    if (!sizes.has(bytes.length)) return undefined;
    const digest = createHash('sha256').update(bytes).digest('hex');
    return pictures.find((picture) => picture.digest === digest);
  };
}
