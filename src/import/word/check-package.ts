import { inflateRawSync } from 'node:zlib';
import type { ImportProblem } from '../problem.ts';
import { checkSize } from '../sizes.ts';
import { openHiddenText } from './find-hidden.ts';

/** Beyond these a file is no text that people wrote, or one that is meant to fill the memory. */
const LIMITS = { part: 24, whole: 160, parts: 4000 } as const;
const MB = 1024 * 1024;

/** One file within a Word document. */
interface Part {
  readonly name: string;
  readonly method: number;
  readonly at: number;
  readonly packed: number;
}

class Damaged extends Error {
  override readonly name = 'Damaged';
}

/**
 * Unpacks every part of a Word document within limits, before anything else touches it: what a part says of its own size is not believed.
 * @returns the names of its parts, or why it is refused
 */
export function checkPackage(bytes: Buffer): readonly string[] | ImportProblem {
  const excess = checkSize(bytes.length, 'word');
  if (excess !== undefined) return excess;
  try {
    const parts = listParts(bytes);
    if (parts.length > LIMITS.parts) return tooLarge(`${parts.length} parts`, `${LIMITS.parts}`);
    const names = parts.map(({ name }) => name);
    if (new Set(names).size < names.length) return damaged('parts of the same name');
    let left = LIMITS.whole * MB;
    const hidden = openHiddenText();
    for (const part of parts) {
      const unpacked = unpack(bytes, part, Math.min(left, /\.xml$/iu.test(part.name) ? LIMITS.part * MB : left));
      left -= unpacked.length;
      hidden.look(part.name, unpacked);
    }
    const hiding = hidden.find();
    if (hiding !== undefined) return refuseHidden(hiding);
    if (names.includes('word/document.xml')) return names;
    return damaged('an archive without `word/document.xml`');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      return tooLarge('more, once unpacked', `${LIMITS.part} MB of text and ${LIMITS.whole} MB in all`);
    return damaged(error instanceof Damaged ? error.message : 'bytes that cannot be unpacked');
  }
}

/** Reads the directory at the end of the archive. */
function listParts(bytes: Buffer): Part[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  if (end === -1 || end + 22 > bytes.length) throw new Damaged('an archive without a directory');
  const count = bytes.readUInt16LE(end + 10);
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  // The converter finds its way where a directory is not quite where it should be: what could be read in two ways is not read.
  const isPlain = bytes.readUInt32LE(end + 4) === 0 && bytes.readUInt16LE(end + 8) === count && count < 0xffff;
  const isInPlace = at + bytes.readUInt32LE(end + 12) === end && end + 22 + bytes.readUInt16LE(end + 20) === bytes.length;
  if (!isPlain || !isInPlace) throw new Damaged('a directory that is not where it should be');
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw new Damaged('a broken directory');
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new Damaged('a part that is encrypted');
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number];
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + lengths[0]),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  if (at !== end) throw new Damaged('a directory that holds more than it says');
  return parts;
}

/** A part as it truly is; throws when it has more bytes than `most`. */
function unpack(bytes: Buffer, { at, method, packed }: Part, most: number): Buffer {
  if (at + 30 > bytes.length) throw new Damaged('a part outside the file');
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const data = bytes.subarray(start, start + packed);
  if (method === 0) return data;
  if (method !== 8) throw new Damaged('a part packed in an unknown way');
  return data.length === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, most) });
}

const refuseHidden = (what: string): ImportProblem => ({
  code: 'import-document',
  reason: `Unexpected ${what} expected what readers may see`,
  fix: 'in Word, show it with ¶, then delete it or format it as ordinary text, and import that',
});

const tooLarge = (found: string, most: string): ImportProblem => ({
  code: 'import-too-large',
  reason: `Unexpected Word document of ${found}, expected at most ${most}`,
  fix: 'make its pictures smaller, or split the document',
});

const damaged = (what: string): ImportProblem => ({
  code: 'import-document',
  reason: `Unexpected ${what}, expected a Word document`,
  fix: 'open it in Word, save it as .docx without a password, and import that',
});
