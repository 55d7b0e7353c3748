import { hexDigestOfAll } from '../digest.ts';
import { type FinderTables, makeTables, type Needle } from './finder.ts';
import { toLetters } from './letters.ts';

/** Needles in an order of their own, each with letters that no other has. */
export interface Basis {
  readonly needles: readonly Needle[];
  readonly letters: readonly Uint16Array[];
  /** Names the letters of all needles. */
  readonly digest: string;
}

/** In letters: anything shorter is found by chance. */
const least = 4;

/** Sorts needles by their letters and keeps one of those that read the same. */
export function makeBasis(needles: Iterable<Needle>): Basis {
  const byLetters = new Map<string, { readonly needle: Needle; readonly letters: Uint16Array }>();
  for (const needle of needles) {
    const letters = toLetters(needle.text);
    const key = keyOf(letters);
    if (letters.length >= least && !byLetters.has(key)) byLetters.set(key, { needle, letters });
  }
  const sorted = [...byLetters].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    needles: sorted.map(([, { needle }]) => needle),
    letters: sorted.map(([, { letters }]) => letters),
    digest: hexDigestOfAll(sorted.map(([key]) => key)),
  };
}

/** A basis without some of its needles. */
export function withoutNeedles({ needles, letters }: Basis, left: ReadonlySet<number>): Basis {
  const isKept = (_: unknown, index: number): boolean => !left.has(index);
  const kept = letters.filter(isKept);
  return { needles: needles.filter(isKept), letters: kept, digest: hexDigestOfAll(kept.map(keyOf)) };
}

/** Tables to search for a basis with; a needle's number is its place in the basis. */
export function basisTables({ letters }: Basis): FinderTables {
  return makeTables(letters);
}

function keyOf(letters: Uint16Array): string {
  return Buffer.from(letters.buffer, letters.byteOffset, letters.byteLength).toString('utf16le');
}
