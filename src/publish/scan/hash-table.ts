/** Values by hash; plain data of typed arrays. */
export interface HashTable {
  /** A bit for each hash, spread over as many bits as there are: most hashes of other things find theirs unset. */
  readonly bits: Int32Array;
  /** How far a spread hash is shifted to give the number of its bit. */
  readonly shift: number;
  /** Sorted. */
  readonly hashes: Int32Array;
  /** The value of each of `hashes`. */
  readonly values: Uint32Array;
}

/** Makes a table; values of one hash stay in their order. */
export function makeHashTable(entries: readonly { readonly hash: number; readonly value: number }[]): HashTable {
  const size = Math.max(10, Math.ceil(Math.log2(entries.length * 32)));
  const table = {
    bits: new Int32Array(2 ** (size - 5)),
    shift: 32 - size,
    hashes: new Int32Array(entries.length),
    values: new Uint32Array(entries.length),
  };
  const sorted = entries.toSorted((one, other) => one.hash - other.hash || one.value - other.value);
  for (const [index, { hash, value }] of sorted.entries()) {
    table.hashes[index] = hash;
    table.values[index] = value;
    const bit = bitOf(hash, table.shift);
    table.bits[bit >>> 5] = (table.bits[bit >>> 5] ?? 0) | (1 << bit);
  }
  return table;
}

/** Whether a table may hold a hash; false when it does not. */
export function has({ bits, shift }: HashTable, hash: number): boolean {
  const bit = bitOf(hash, shift);
  return ((bits[bit >>> 5] ?? 0) & (1 << bit)) !== 0;
}

/** Whether a test holds for any value of a hash; the values after that one are not tested. */
export function someOf({ hashes, values }: HashTable, hash: number, test: (value: number) => boolean): boolean {
  for (let index = findFirst(hashes, hash); hashes[index] === hash; index += 1) if (test(values[index] ?? 0)) return true;
  return false;
}

/** The number of a hash's bit: a multiplication spreads it over the upper bits (Knuth). */
function bitOf(hash: number, shift: number): number {
  return Math.imul(hash, 0x2c1b3c6d) >>> shift;
}

/** Position of the first of equal hashes, or of the next greater one. */
function findFirst(hashes: Int32Array, hash: number): number {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}
