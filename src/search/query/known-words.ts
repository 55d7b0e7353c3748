import type { Engine, Hit } from './engine.ts';
import { isUnspaced } from './tokens.ts';

/** What an index knows of a word. */
export interface KnownWord {
  readonly word: string;
  /** Empty when the word is unknown. */
  readonly hits: readonly Hit[];
  /** Whether the index holds neither the word nor a longer one: what is known then only begins alike, and the word may be misspelled. */
  readonly isDoubtful: boolean;
}

export async function lookUp(engine: Engine, word: string): Promise<KnownWord> {
  const { shared, hits } = await engine.find(word);
  return { word, hits, isDoubtful: hits.length === 0 || shared < Array.from(word).length };
}

/** How many letters a word must share with a shorter one that is to stand for it, so that `xylophone` is not found by `x`. */
export function leastShared(word: string): number {
  const length = Array.from(word).length;
  return isUnspaced(word) ? length : Math.max(4, Math.ceil((length * 2) / 3));
}
