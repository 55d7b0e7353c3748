/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 up to 1. */
  readonly next: () => number;
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number;
  /** One of the list; throws `NothingToPick` when it is empty. */
  readonly pick: <Item>(list: readonly Item[]) => Item;
}

/** There is nothing of the kind that was asked for. */
export class NothingToPick extends Error {
  override readonly name = 'NothingToPick';
}

/** Mulberry32: short, and even enough to choose by. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (list) => {
      if (list.length === 0) throw new NothingToPick('Unexpected empty list, expected something to pick from');
      return list[below(list.length)] as (typeof list)[number];
    },
  };
}
