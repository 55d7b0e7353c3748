import type { Engine, Hit } from './engine.ts';
import { isUnspaced, splitWords } from './tokens.ts';

export interface KnownWord {
  readonly word: string;
  readonly hits: readonly Hit[];
}

/**
 * Looks a word up. The engine answers an unknown word with the longest indexed word that it begins with (`xylophone` with `x`): such
 * answers are refused, unless most of the word is shared. In scripts without spaces they show where the index cuts a word, and the rest
 * is looked up by itself. Empty when the word is unknown.
 */
export async function lookUp(engine: Engine, word: string): Promise<readonly KnownWord[]> {
  const hits = await engine.find(word);
  if (hits.length === 0) return [];
  const shared = await countShared(engine, word, hits);
  if (!isUnspaced(word)) return isNear(shared, word) ? [{ word, hits }] : [];
  if (shared === 0) return [];
  const rest = Array.from(word).slice(shared).join('');
  return [{ word, hits }, ...(rest === '' ? [] : await lookUp(engine, rest))];
}

function isNear(shared: number, word: string): boolean {
  return shared === word.length || (shared >= 4 && shared >= (word.length * 2) / 3);
}

/** How many characters at the beginning of the word the index knows. */
async function countShared(engine: Engine, word: string, hits: readonly Hit[]): Promise<number> {
  const whole = Array.from(word).length;
  if ((await engine.findExactly([word])).length > 0) return whole;
  const [sample] = hits;
  const [position] = sample?.positions ?? [];
  if (sample === undefined || position === undefined) return whole;
  const page = await engine.readPage(sample.id);
  const found = splitWords(page.words[position]?.text ?? '').map((candidate) => countCommon(candidate, word));
  return Math.max(0, ...found);
}

function countCommon(a: string, b: string): number {
  const [left, right] = [Array.from(fold(a)), Array.from(fold(b))];
  const end = left.findIndex((character, index) => character !== right[index]);
  return end === -1 ? left.length : end;
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}
