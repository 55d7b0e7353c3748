import type { Engine, Hit } from './engine.ts';
import { isUnspaced, splitWords } from './tokens.ts';

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
 * Looks a word up. The engine answers an unknown word with the longest indexed word that it begins with (`xylophone` with `x`): such
 * answers are refused, unless most of the word is shared. In scripts without spaces they show where the index cuts a word, and the rest
 * is looked up by itself.
 */
export async function lookUp(engine: Engine, word: string): Promise<LookUp> {
  const { shared, hits } = await chooseHits(engine, word);
  if (hits.length === 0) return { known: [], isDoubtful: true };
  const isDoubtful = shared < Array.from(word).length;
  if (!isUnspaced(word)) return { known: isNear(shared, word) ? [{ word, hits }] : [], isDoubtful };
  if (shared === 0) return { known: [], isDoubtful };
  const rest = Array.from(word).slice(shared).join('');
  const { known } = rest === '' ? { known: [] } : await lookUp(engine, rest);
  return { known: [{ word, hits }, ...known], isDoubtful: false };
}

function isNear(shared: number, word: string): boolean {
  return shared === word.length || (shared >= 4 && shared >= (word.length * 2) / 3);
}

interface Chosen {
  /** How many characters at the beginning of the word the index knows. */
  readonly shared: number;
  readonly hits: readonly Hit[];
}

/** The hits that share most with the word. */
async function chooseHits(engine: Engine, word: string): Promise<Chosen> {
  const found = await engine.find(word);
  const origins = [...Map.groupBy(found, ({ origin }) => origin).values()];
  const whole = Array.from(word).length;
  if (origins.length < 2 && (await engine.findExactly([word])).length > 0) return { shared: whole, hits: found };
  const chosen = await Promise.all(origins.map(async (hits) => ({ hits, shared: await countShared(engine, word, hits) })));
  const shared = Math.max(0, ...chosen.map((one) => one.shared));
  return { shared, hits: chosen.filter((one) => one.shared === shared).flatMap(({ hits }) => hits) };
}

/** How much of the word the first of its hits shares. */
async function countShared(engine: Engine, word: string, [sample]: readonly Hit[]): Promise<number> {
  const whole = Array.from(word).length;
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
