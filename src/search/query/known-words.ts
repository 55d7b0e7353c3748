import type { Engine, Hit } from './engine.ts';
import { isUnspaced } from './tokens.ts';

export interface KnownWord {
  readonly word: string;
  readonly hits: readonly Hit[];
}

/** What an index knows of a word. */
export interface LookUp {
  /** Empty when the word is unknown. */
  readonly known: readonly KnownWord[];
  /** Whether the index holds neither the word nor a longer one: what is known then only begins alike, and the word may be misspelled. */
  readonly isDoubtful: boolean;
}

/**
 * Looks a word up. In scripts without spaces a shorter word shows where the index cuts, and the rest is looked up by itself.
 */
export async function lookUp(engine: Engine, word: string): Promise<LookUp> {
  const { shared, hits } = await engine.find(word);
  const isDoubtful = hits.length === 0 || shared < Array.from(word).length;
  if (hits.length === 0) return { known: [], isDoubtful };
  if (!isUnspaced(word)) return { known: [{ word, hits }], isDoubtful };
  const rest = Array.from(word).slice(shared).join('');
  const { known } = rest === '' ? { known: [] } : await lookUp(engine, rest);
  return { known: [{ word, hits }, ...known], isDoubtful: false };
}

/** How many letters a word must share with a shorter one that is to stand for it, so that `xylophone` is not found by `x`. */
export function leastShared(word: string): number {
  const length = Array.from(word).length;
  return isUnspaced(word) ? 1 : Math.max(4, Math.ceil((length * 2) / 3));
}
