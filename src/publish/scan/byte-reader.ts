import { decodeUnit, type Row, readSpecial } from './special-bytes.ts';

/** The letters of one file: outside tags and in them; in a file that is not divided, all in `plain`. */
interface Streams {
  readonly plain: Uint16Array;
  readonly tags: Uint16Array;
  /** Whether a file that is not divided may hold tags, be they escaped. */
  readonly hasTag: boolean;
}

/**
 * Reads UTF-8 straight into letters (see `letters.ts`), with entities, escapes of JSON and percent signs undone, in one pass
 * and without making strings. Gives `undefined` for the few texts that need the careful reading of `readings.ts`: escapes
 * within escapes, and marks set apart by markup.
 */
type ReadBytes = (bytes: Uint8Array, isDivided: boolean) => Streams | undefined;

const [SKIP, TAG, TAG_END, QUOTE, SPECIAL, LETTER] = [0, 1, 2, 3, 4, 48] as const;

/** What a byte is: a kind, or the letter it folds to. */
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  const letter = byte < 128 ? decodeUnit(byte) : 0;
  if (letter >= LETTER) return letter;
  if (byte >= 128 || '&\\%'.includes(String.fromCharCode(byte))) return SPECIAL;
  return { '<': TAG, '>': TAG_END, '"': QUOTE, "'": QUOTE }[String.fromCharCode(byte)] ?? SKIP;
});

const GREATER = 0x3e;
/** How far a `>` in quotes is followed to the end of the quotes. */
const farthest = 4096;

/** Makes a reader. What it returns is valid until it reads again. */
export function makeByteReader(): ReadBytes {
  const rows = { plain: new Uint16Array(0), tags: new Uint16Array(0) };
  return (bytes, isDivided) => {
    for (const name of ['plain', 'tags'] as const)
      if (rows[name].length < bytes.length) rows[name] = new Uint16Array(Math.ceil(bytes.length * 1.25));
    const plain: Row = { bytes, letters: rows.plain, length: 0, barrier: 0, hasTag: false };
    const tags: Row = { bytes, letters: rows.tags, length: 0, barrier: 0, hasTag: false };
    const isRead = isDivided ? readDivided(plain, tags) : readRange(plain, 0, bytes.length);
    if (!isRead) return undefined;
    return { plain: rows.plain.subarray(0, plain.length), tags: rows.tags.subarray(0, tags.length), hasTag: plain.hasTag };
  };
}

/** Reads from `start` to `end` with no regard to tags. False when that takes more care. */
function readRange(row: Row, start: number, end: number): boolean {
  const { bytes, letters } = row;
  let { length } = row;
  for (let at = start; at < end;) {
    const kind = kinds[bytes[at] as number] as number;
    if (kind >= LETTER) letters[length++] = kind;
    if (kind === SPECIAL) {
      row.length = length;
      at = readSpecial(row, at);
      if (at === -1) return false;
      ({ length } = row);
    } else at += 1;
    if (kind === TAG) row.hasTag = true;
  }
  row.length = length;
  return true;
}

/** Reads the whole file into two rows. A `<` without any `>` after it begins no tag. */
function readDivided(plain: Row, tags: Row): boolean {
  const lastEnd = plain.bytes.lastIndexOf(GREATER);
  for (let at = 0; at < plain.bytes.length;) {
    at = readPlain(plain, at, lastEnd);
    if (at !== -1 && at < plain.bytes.length) at = readTag(tags, at);
    if (at === -1) return false;
    plain.barrier = at;
  }
  return true;
}

/** Reads text and returns where the next tag begins; -1 when that takes more care. */
function readPlain(row: Row, start: number, lastEnd: number): number {
  const { bytes, letters } = row;
  const end = bytes.length;
  let { length } = row;
  let at = start;
  while (at < end) {
    const kind = kinds[bytes[at] as number] as number;
    if (kind >= LETTER) {
      letters[length++] = kind;
      at += 1;
    } else if (kind === SPECIAL) {
      row.length = length;
      at = readSpecial(row, at);
      if (at === -1) return -1;
      ({ length } = row);
    } else if (kind === TAG) {
      const isData = isCharacterData(bytes, at + 1);
      if (!isData && at < lastEnd) break;
      at += isData ? 9 : 1;
      if (isData) row.barrier = at;
    } else at += 1;
  }
  row.length = length;
  return at;
}

/** Reads a tag and returns where it ends; -1 when that takes more care. */
function readTag(row: Row, start: number): number {
  const { bytes, letters } = row;
  const end = bytes.length;
  let { length } = row;
  let quote = 0;
  let at = start + 1;
  row.barrier = start;
  while (at < end) {
    const byte = bytes[at] as number;
    const kind = kinds[byte] as number;
    if (kind >= LETTER) {
      letters[length++] = kind;
      at += 1;
    } else if (kind === SPECIAL) {
      row.length = length;
      at = readSpecial(row, at);
      if (at === -1) return -1;
      ({ length } = row);
    } else {
      at += 1;
      if (kind === QUOTE) quote = nextQuote(quote, byte);
      else if (kind === TAG_END) break;
      else if (kind === TAG && isCharacterData(bytes, at)) {
        at += 8;
        row.barrier = at;
      }
    }
  }
  row.length = length;
  return quote === 0 || readTail(row, at, findQuoteEnd(bytes, quote, at)) ? at : -1;
}

const nextQuote = (open: number, byte: number): number => {
  if (open === 0) return byte;
  return open === byte ? 0 : open;
};

/** A `>` in an attribute's value ends the tag for simple readers only: what follows is read as text and as part of the tag. */
function findQuoteEnd(bytes: Uint8Array, quote: number, at: number): number {
  const end = bytes.indexOf(quote, at);
  return end === -1 || end - at > farthest ? at : end;
}

/** Reads bytes that are read again later; false when the row would then be too short for the rest of the file. */
function readTail(tags: Row, start: number, end: number): boolean {
  const room = tags.letters.length - tags.length - (tags.bytes.length - start);
  return end - start <= room && readRange(tags, start, end);
}

/** Whether `![CDATA[` stands here, after a `<`. */
function isCharacterData(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 0x21 || bytes[at + 1] !== 0x5b) return false;
  return String.fromCharCode(...bytes.subarray(at, at + 8)) === '![CDATA[';
}
