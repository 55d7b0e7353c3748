import { type HashTable, has, makeHashTable, someOf } from './hash-table.ts';
import { toLetters } from './letters.ts';

/** A text that must not stand in the output. */
export interface Needle {
  /** As people read it. */
  readonly text: string;
  /** Path of the withheld source it comes from. */
  readonly entry: string;
}

/** Returns the needles that stand in a text, each once. */
export type Find = (text: string) => Needle[];

/** Needles made ready for searching, by the length of their letters; plain data, cheap to send to a worker thread. */
export interface FinderTables {
  /** Letters of all needles, one after the other. */
  readonly letters: Uint16Array;
  /** Where each needle begins in `letters`; one more for the end. */
  readonly starts: Uint32Array;
  /** The first eight letters of all needles that have as many. */
  readonly heads: HashTable;
  /** The first 24 letters of those that have as many, and the first eight of the others. */
  readonly long: HashTable;
  readonly short: HashTable;
  /** The first four letters of those with fewer than eight. */
  readonly tiny: HashTable;
}

/** Calls `found` with the number of each needle that begins in the letters; stops when that returns true. */
export type Search = (letters: Uint16Array, found: (needle: number) => boolean) => void;

const [LONG, SHORT, TINY] = [24, 8, 4] as const;
const factor = 0x01000193;

/**
 * Makes a search for many needles at once, by their letters (see `letters.ts`). The cost grows with the text, not with the
 * needles. Needles of fewer than four letters are left out.
 */
export function makeFinder(needles: readonly Needle[]): Find {
  const search = makeSearch(makeTables(needles.map(({ text }) => toLetters(text))));
  return (text) => {
    const found = new Set<Needle>();
    search(toLetters(text), (index) => {
      const needle = needles[index];
      if (needle) found.add(needle);
      return false;
    });
    return [...found];
  };
}

/** Makes the tables of needles given as letters. */
export function makeTables(needles: readonly Uint16Array[]): FinderTables {
  const starts = new Uint32Array(needles.length + 1);
  for (const [index, letters] of needles.entries()) starts[index + 1] = (starts[index] ?? 0) + letters.length;
  const letters = new Uint16Array(starts[needles.length] ?? 0);
  for (const [index, own] of needles.entries()) letters.set(own, starts[index] ?? 0);
  const table = (least: number, below: number, hash: (letters: Uint16Array) => number): HashTable =>
    makeHashTable(needles.flatMap((own, index) => (own.length >= least && own.length < below ? [{ hash: hash(own), value: index }] : [])));
  return {
    letters,
    starts,
    heads: table(SHORT, Infinity, (own) => hashEight(own, 0)),
    long: table(LONG, Infinity, (own) => join(hashEight(own, 0), hashEight(own, 8), hashEight(own, 16))),
    short: table(SHORT, LONG, (own) => hashEight(own, 0)),
    tiny: table(TINY, SHORT, (own) => hashFour(own, 0)),
  };
}

/** Makes a search of tables. Each letter costs a hash of the eight letters from it on and a look at one bit. */
export function makeSearch(tables: FinderTables): Search {
  let eights = new Int32Array(0);
  let places = new Int32Array(0);
  return (letters, found) => {
    if (letters.length > eights.length) {
      eights = new Int32Array(2 * letters.length);
      places = new Int32Array(2 * letters.length);
    }
    const count = findHeads(tables.heads, letters, eights, places);
    for (let index = 0; index < count; index += 1) {
      if (searchAt(tables, letters, eights, places[index] ?? 0, found)) return;
    }
    searchTiny(tables, letters, found);
  };
}

/** Fills `eights` with the hash of eight letters from each place on, and `places` with those that may begin a needle; returns their number. */
function findHeads({ bits, shift, hashes }: HashTable, letters: Uint16Array, eights: Int32Array, places: Int32Array): number {
  const { length } = letters;
  if (hashes.length === 0 || length < SHORT) return 0;
  let count = 0;
  let hash = 0;
  for (let end = 0; end < length; end += 1) {
    // The ninth letter back is shifted out.
    hash = ((hash << 4) + (letters[end] as number)) | 0;
    const place = end - 7;
    if (place < 0) continue;
    eights[place] = hash;
    const bit = Math.imul(hash, 0x2c1b3c6d) >>> shift;
    if (((bits[bit >>> 5] as number) & (1 << bit)) !== 0) places[count++] = place;
  }
  return count;
}

/** Returns whether the search is over. */
function searchAt(
  tables: FinderTables,
  letters: Uint16Array,
  eights: Int32Array,
  place: number,
  found: (needle: number) => boolean,
): boolean {
  const head = eights[place] ?? 0;
  if (place + LONG <= letters.length) {
    const hash = join(head, eights[place + 8] ?? 0, eights[place + 16] ?? 0);
    if (has(tables.long, hash) && compare(tables, tables.long, hash, letters, place, found)) return true;
  }
  return has(tables.short, head) && compare(tables, tables.short, head, letters, place, found);
}

function searchTiny(tables: FinderTables, letters: Uint16Array, found: (needle: number) => boolean): void {
  if (tables.tiny.hashes.length === 0) return;
  for (let place = 0; place + TINY <= letters.length; place += 1) {
    const hash = hashFour(letters, place);
    if (has(tables.tiny, hash) && compare(tables, tables.tiny, hash, letters, place, found)) return;
  }
}

function compare(
  tables: FinderTables,
  table: HashTable,
  hash: number,
  letters: Uint16Array,
  place: number,
  found: (needle: number) => boolean,
): boolean {
  return someOf(table, hash, (needle) => standsAt(tables, needle, letters, place) && found(needle));
}

function standsAt({ letters: all, starts }: FinderTables, needle: number, letters: Uint16Array, place: number): boolean {
  const first = starts[needle] ?? 0;
  const count = (starts[needle + 1] ?? 0) - first;
  if (place + count > letters.length) return false;
  for (let index = 0; index < count; index += 1) if (all[first + index] !== letters[place + index]) return false;
  return true;
}

function hashEight(letters: Uint16Array, start: number): number {
  let hash = 0;
  for (let index = start; index < start + SHORT; index += 1) hash = ((hash << 4) + (letters[index] ?? 0)) | 0;
  return hash;
}

function hashFour(letters: Uint16Array, start: number): number {
  let hash = 0;
  for (let index = start; index < start + TINY; index += 1) hash = (Math.imul(hash, factor) + (letters[index] ?? 0)) | 0;
  return hash;
}

function join(first: number, second: number, third: number): number {
  return (Math.imul(Math.imul(first, factor) + second, factor) + third) | 0;
}
