import { unpackTerms } from '../text/subjects.ts';

/** Vectors of texts over terms that at least two of them share, with the texts that hold each term. */
export interface SubjectVectors {
  /** Where the terms of each text begin in `terms` and `weights`; one more than there are texts. */
  readonly starts: Uint32Array;
  /** Numbers of terms, from 0. */
  readonly terms: Uint32Array;
  /** A text's weights are of unit length. */
  readonly weights: Float64Array;
  readonly isPair: Uint8Array;
  readonly counts: Uint8Array;
  /** The hash of each term, by its number. */
  readonly hashes: Uint32Array;
  /** Where the holders of each term begin in `holders` and `holderWeights`. */
  readonly holderStarts: Uint32Array;
  readonly holders: Uint32Array;
  readonly holderWeights: Float64Array;
  /** For each text a number that changes with its vector. */
  readonly prints: Float64Array;
}

/** A pair of words names a subject better than a word. */
const PAIR_BONUS = 1.5;
/** A term that more texts than this hold says little of any of them, and would make every text a neighbour of every other. */
const MOST_HOLDERS = 250;

/**
 * Makes the vectors of packed texts: (1 + log count) × rarity. Rarity goes by quarters of a power of two, so that one text more or
 * less leaves nearly all vectors as they were.
 */
export function makeVectors(packed: readonly string[]): SubjectVectors {
  const opened = packed.map(unpackTerms);
  const { numberOf, frequency } = countHolders(opened);
  const most = Math.min(Math.max(2, packed.length / 3), MOST_HOLDERS);
  const total = opened.reduce((sum, { length }) => sum + length, 0);
  const scale = quarters(packed.length);
  const starts = new Uint32Array(packed.length + 1);
  const terms = new Uint32Array(total);
  const weights = new Float64Array(total);
  const isPair = new Uint8Array(total);
  const counts = new Uint8Array(total);
  const prints = new Float64Array(packed.length);
  const known = new Map<number, number>();
  const hashes: number[] = [];
  const holderCounts: number[] = [];
  let end = 0;
  for (const [text, { length, hash, count, isPair: pairAt }] of opened.entries()) {
    const start = end;
    let print = 0;
    let square = 0;
    for (let index = 0; index < length; index += 1) {
      const holders = frequency[numberOf(hash(index))] ?? 0;
      if (holders < 2 || holders > most) continue;
      const pair = pairAt(index);
      const rarity = Math.max(1, scale - quarters(holders));
      const weight = (1 + Math.log(count(index))) * rarity * (pair ? PAIR_BONUS : 1);
      print = mix(mix(print, hash(index)), count(index) * 1024 + rarity);
      const slot = numberOf(hash(index));
      let number = known.get(slot);
      if (number === undefined) {
        number = hashes.length;
        known.set(slot, number);
        hashes.push(hash(index));
        holderCounts.push(holders);
      }
      terms[end] = number;
      weights[end] = weight;
      isPair[end] = pair ? 1 : 0;
      counts[end] = count(index);
      square += weight * weight;
      end += 1;
    }
    const norm = Math.sqrt(square) || 1;
    for (let index = start; index < end; index += 1) weights[index] = (weights[index] ?? 0) / norm;
    starts[text + 1] = end;
    prints[text] = print;
  }
  return {
    starts,
    terms,
    weights,
    isPair,
    counts,
    hashes: Uint32Array.from(hashes),
    prints,
    ...invert(starts, terms, weights, holderCounts),
  };
}

/** log₂ of a count in quarters, rounded down. */
function quarters(count: number): number {
  return Math.floor(4 * Math.log2(Math.max(1, count)) + 1e-9);
}

/** How many texts hold each hash, in an open table; `numberOf` finds a hash's place in it. */
function countHolders(opened: readonly ReturnType<typeof unpackTerms>[]): {
  numberOf: (hash: number) => number;
  frequency: Uint32Array;
} {
  const total = opened.reduce((sum, { length }) => sum + length, 0);
  const bits = Math.max(8, Math.ceil(Math.log2(total * 2 + 1)));
  const mask = 2 ** bits - 1;
  const keys = new Float64Array(mask + 1).fill(-1);
  const frequency = new Uint32Array(mask + 1);
  const numberOf = (hash: number): number => {
    let at = Math.imul(hash, 0x9e3779b1) & mask;
    while (keys[at] !== -1 && keys[at] !== hash) at = (at + 1) & mask;
    return at;
  };
  for (const { length, hash } of opened) {
    for (let index = 0; index < length; index += 1) {
      const at = numberOf(hash(index));
      keys[at] = hash(index);
      frequency[at] = (frequency[at] ?? 0) + 1;
    }
  }
  return { numberOf, frequency };
}

function invert(
  starts: Uint32Array,
  terms: Uint32Array,
  weights: Float64Array,
  holderCounts: readonly number[],
): Pick<SubjectVectors, 'holderStarts' | 'holders' | 'holderWeights'> {
  const holderStarts = new Uint32Array(holderCounts.length + 1);
  for (const [term, count] of holderCounts.entries()) holderStarts[term + 1] = (holderStarts[term] ?? 0) + count;
  const next = holderStarts.slice();
  const holders = new Uint32Array(holderStarts.at(-1) ?? 0);
  const holderWeights = new Float64Array(holders.length);
  for (let text = 0; text + 1 < starts.length; text += 1) {
    for (let index = starts[text] ?? 0; index < (starts[text + 1] ?? 0); index += 1) {
      const at = next[terms[index] ?? 0] ?? 0;
      holders[at] = text;
      holderWeights[at] = weights[index] ?? 0;
      next[terms[index] ?? 0] = at + 1;
    }
  }
  return { holderStarts, holders, holderWeights };
}

/** Mixes a number into a print of 52 bits. */
function mix(print: number, value: number): number {
  const low = Math.imul((print % 0x100000000) ^ value, 0x85ebca6b) >>> 0;
  const high = Math.imul(Math.floor(print / 0x100000000) ^ (low >>> 13) ^ value, 0xc2b2ae35) & 0xfffff;
  return high * 0x100000000 + low;
}
