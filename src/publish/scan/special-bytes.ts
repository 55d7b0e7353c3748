import { decodeHTML } from 'entities';
import { foldUnit, foldWhole, isLetter, JOINS } from './letters.ts';

/** Letters read so far of one stream of a file. */
export interface Row {
  readonly bytes: Uint8Array;
  readonly letters: Uint16Array;
  length: number;
  /** Bytes before this one are markup or escapes: no mark joins with them. */
  barrier: number;
  /** Whether a tag may begin somewhere, be it escaped. */
  hasTag: boolean;
}

/** The letter of an ASCII character, 0 for none. */
export const decodeUnit = (byte: number): number => (isLetter(foldUnit(byte)) ? foldUnit(byte) : 0);

const [AMPERSAND, BACKSLASH, PERCENT] = [0x26, 0x5c, 0x25] as const;

/** Reads the escape or the character beyond ASCII at `at` and returns where the next one begins; -1 when that takes more care. */
export function readSpecial(row: Row, at: number): number {
  const byte = row.bytes[at] ?? 0;
  if (byte === AMPERSAND) return readEntity(row, at);
  if (byte === BACKSLASH) return readEscape(row, at);
  if (byte === PERCENT) return readPercent(row, at);
  return readCharacter(row, at);
}

/** Entities that stand in every page and hold no letter. */
const frequent = ['lt;', 'gt;', 'amp;', 'quot;', '#39;', '#34;'].map((text) => ({ text, codes: Buffer.from(text) }));

function readEntity(row: Row, at: number): number {
  const { bytes } = row;
  for (const { text, codes } of frequent) {
    if (standsHere(bytes, at + 1, codes)) {
      row.hasTag ||= text === 'lt;';
      row.barrier = at + 1 + codes.length;
      return row.barrier;
    }
  }
  let end = at + 1;
  while (end - at < 40 && isAlphanumeric(bytes[end])) end += 1;
  if (bytes[end] === BACKSLASH) return -1;
  if (bytes[end] === 0x3b) end += 1;
  const raw = String.fromCharCode(...bytes.subarray(at, end));
  const text = decodeHTML(raw);
  return text === raw ? at + 1 : addText(row, text, end);
}

function standsHere(bytes: Uint8Array, at: number, codes: Uint8Array): boolean {
  for (let index = 0; index < codes.length; index += 1) if (bytes[at + index] !== codes[index]) return false;
  return true;
}

/** An escape of JSON, or a backslash before a character that stands for itself. */
function readEscape(row: Row, at: number): number {
  const { bytes } = row;
  const name = bytes[at + 1] ?? 0;
  if ((name | 0x20) === 0x75) {
    const digits = String.fromCharCode(...bytes.subarray(at + 2, at + 6));
    if (!/^[0-9a-f]{4}$/i.test(digits)) {
      row.barrier = at + 1;
      return at + 1;
    }
    const code = Number.parseInt(digits, 16);
    const mayGoOn = code === AMPERSAND && (isAlphanumeric(bytes[at + 6]) || bytes[at + 6] === BACKSLASH);
    return mayGoOn ? -1 : addText(row, code === AMPERSAND ? '' : String.fromCharCode(code), at + 6);
  }
  row.barrier = name === BACKSLASH || 'bfnrt'.includes(String.fromCharCode(name)) ? at + 2 : at + 1;
  return row.barrier;
}

function readPercent(row: Row, at: number): number {
  const { bytes } = row;
  let end = at;
  while (bytes[end] === PERCENT && isHexadecimal(bytes[end + 1]) && isHexadecimal(bytes[end + 2])) end += 3;
  const digit = isHexadecimal(bytes[end + 1]) ? end + 2 : end + 1;
  if (bytes[end] === PERCENT && (bytes[digit] === AMPERSAND || bytes[digit] === BACKSLASH)) return -1;
  if (end === at) return at + 1;
  const raw = String.fromCharCode(...bytes.subarray(at, end));
  const text = decodePercent(raw);
  if (text === undefined) return -1;
  row.hasTag ||= text.includes('<');
  return /^\P{M}/u.test(text) && foldUnit(text.charCodeAt(0)) !== JOINS ? addLetters(row, foldWhole(text), end) : -1;
}

/** Undefined for what is not UTF-8. */
function decodePercent(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}

/** Adds what an escape stands for. A percent sign may begin another escape, a mark may join with what stands before it. */
function addText(row: Row, text: string, end: number): number {
  row.hasTag ||= text.includes('<');
  const isSimple = !text.includes('%') && Array.from(text).every((letter) => foldUnit(letter.charCodeAt(0)) !== JOINS);
  return isSimple ? addLetters(row, foldWhole(text), end) : -1;
}

function addLetters(row: Row, letters: string, end: number): number {
  // No more letters than bytes: the row is as long as the file.
  if (row.length + letters.length > row.letters.length - (row.bytes.length - end)) return -1;
  for (let index = 0; index < letters.length; index += 1) row.letters[row.length++] = letters.charCodeAt(index);
  row.barrier = end;
  return end;
}

function readCharacter(row: Row, at: number): number {
  const code = codeAt(row.bytes, at);
  const end = at + sizeOf(code);
  if (code === INVALID) return at + 1;
  if (code > 0xffff) {
    const text = String.fromCodePoint(code);
    return /\p{M}/u.test(text) ? -1 : addApart(row, foldWhole(text), end);
  }
  const letter = foldUnit(code);
  if (letter === JOINS) return joinBack(row, at);
  if (isLetter(letter)) row.letters[row.length++] = letter;
  else if (letter !== 0) return addApart(row, foldWhole(String.fromCharCode(code)), end);
  return end;
}

/** Adds the letters of one character, with which marks after it may join. */
function addApart(row: Row, letters: string, end: number): number {
  const { barrier } = row;
  const next = addLetters(row, letters, end);
  row.barrier = barrier;
  return next;
}

/** Folds the marks at `at` together with the character before them. */
function joinBack(row: Row, at: number): number {
  const { bytes } = row;
  let start = at - 1;
  while (start > at - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  if (start < row.barrier) return -1;
  const before = codeAt(bytes, start);
  if (before === INVALID || start + sizeOf(before) !== at) start = at;
  else row.length -= foldWhole(String.fromCodePoint(before)).length;
  let end = at;
  while (isJoining(codeAt(bytes, end))) end += sizeOf(codeAt(bytes, end));
  return addApart(row, foldWhole(Buffer.from(bytes.subarray(start, end)).toString('utf8')), end);
}

const isJoining = (code: number): boolean => code !== INVALID && code <= 0xffff && foldUnit(code) === JOINS;

const INVALID = -1;

const sizeOf = (code: number): number => {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
};

/** The character that begins at `at`, as a code point; `INVALID` where the bytes are not UTF-8. */
function codeAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0xff;
  if (first < 0x80) return first;
  const second = tailOf(bytes[at + 1]);
  if (first < 0xe0) return first >= 0xc2 && second >= 0 ? ((first & 0x1f) << 6) | second : INVALID;
  const third = tailOf(bytes[at + 2]);
  if (second < 0 || third < 0) return INVALID;
  if (first < 0xf0) {
    const code = ((first & 0xf) << 12) | (second << 6) | third;
    return code < 0x800 || (code >= 0xd800 && code < 0xe000) ? INVALID : code;
  }
  const fourth = tailOf(bytes[at + 3]);
  const code = ((first & 7) << 18) | (second << 12) | (third << 6) | fourth;
  return first > 0xf4 || fourth < 0 || code < 0x10000 || code > 0x10ffff ? INVALID : code;
}

const tailOf = (byte = 0): number => ((byte & 0xc0) === 0x80 ? byte & 0x3f : -1);

const isHexadecimal = (byte = 0): boolean => (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

/** What the name or number of an entity is written with. */
const isAlphanumeric = (byte = 0): boolean =>
  byte === 0x23 || (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
