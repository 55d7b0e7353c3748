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

/** Windows, in letters: a needle is looked for by its first letters, as many as the widest window that it fills. */
const widths = [24, 8, 4] as const;

/**
 * Makes a search for many needles at once, by their letters (see `letters.ts`). The cost grows with the text, not with the
 * needles: a rolling hash (Karp and Rabin 1987) of each window, a bit set, and a comparison where both agree.
 * Needles of fewer than four letters are left out.
 */
export function makeFinder(needles: readonly Needle[]): Find {
  const folded = needles.map((needle) => ({ needle, letters: toLetters(needle.text) }));
  const searches = widths.flatMap((width, rank) => {
    const wider = widths[rank - 1] ?? Infinity;
    const own = folded.filter(({ letters }) => letters.length >= width && letters.length < wider);
    return own.length > 0 ? [makeSearch(own, width)] : [];
  });
  return (text) => {
    const letters = toLetters(text);
    const found = new Set<Needle>();
    for (const search of searches) search(letters, found);
    return [...found];
  };
}

interface Folded {
  readonly needle: Needle;
  readonly letters: Uint16Array;
}

const factor = 0x01000193;

function makeSearch(needles: readonly Folded[], width: number): (letters: Uint16Array, found: Set<Needle>) => void {
  const shift = 32 - Math.max(16, Math.ceil(Math.log2(needles.length * 64)));
  const seen = new Uint8Array(2 ** (32 - shift));
  const byHash = new Map<number, Folded[]>();
  for (const needle of needles) {
    const hash = hashStart(needle.letters, width);
    seen[mix(hash) >>> shift] = 1;
    byHash.set(hash, [...(byHash.get(hash) ?? []), needle]);
  }
  const leaving = power(factor, width);
  return (letters, found) => {
    if (letters.length < width) return;
    let hash = hashStart(letters, width);
    for (let end = width; ; end += 1) {
      if (seen[mix(hash) >>> shift] === 1) {
        for (const { needle, letters: wanted } of byHash.get(hash) ?? []) if (standsAt(wanted, letters, end - width)) found.add(needle);
      }
      if (end === letters.length) return;
      hash = (Math.imul(hash, factor) + at(letters, end) - Math.imul(at(letters, end - width), leaving)) | 0;
    }
  };
}

function hashStart(letters: Uint16Array, width: number): number {
  let hash = 0;
  for (let index = 0; index < width; index += 1) hash = (Math.imul(hash, factor) + at(letters, index)) | 0;
  return hash;
}

/** Spreads a polynomial hash, whose upper bits depend on few letters, over all bits. */
function mix(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let count = 0; count < exponent; count += 1) result = Math.imul(result, base);
  return result;
}

function standsAt(wanted: Uint16Array, letters: Uint16Array, start: number): boolean {
  if (start + wanted.length > letters.length) return false;
  for (let index = 0; index < wanted.length; index += 1) if (wanted[index] !== letters[start + index]) return false;
  return true;
}

function at(letters: Uint16Array, index: number): number {
  return letters[index] ?? 0;
}
