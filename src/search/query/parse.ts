import { limitText } from './limit.ts';
import { isUnspaced, splitWords } from './tokens.ts';

/** A reader's query, taken apart. All words are as `splitWords` gives them. */
export interface Query {
  /** In order, without doubles. */
  readonly words: readonly string[];
  /** Quoted: these words in a row. */
  readonly phrases: readonly (readonly string[])[];
  /** After a minus sign. */
  readonly excluded: readonly (readonly string[])[];
  /** Words as the reader wrote them, where that differs. */
  readonly written: ReadonlyMap<string, string>;
}

/** A quotation that is closed, or anything up to the next space. */
const part = /(?<=^|\s)(-?)(?:"([^"]+)"|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|(\S+))/gu;

/** No word of an index is longer, so that the beginning of one occurs as little as all of it. */
const longestWord = 64;

/** Reads words, `"quoted phrases"`, `-word` and `-"phrase"` of what `limitText` leaves. A quotation mark that is not closed yet means nothing. */
export function parseQuery(text: string): Query {
  const words = new Set<string>();
  const phrases: string[][] = [];
  const excluded: string[][] = [];
  const written = new Map<string, string>();
  for (const [, minus, ...forms] of limitText(text).text.matchAll(part)) {
    const form = forms.find((given?: string) => given !== undefined) ?? '';
    const tokens = splitWords(form).map((token) => (isUnspaced(token) ? token : token.slice(0, longestWord)));
    const [only] = tokens;
    if (only !== undefined && tokens.length === 1) written.set(only, form.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
    if (tokens.length === 0) continue;
    if (minus === '-') excluded.push(tokens);
    else if (forms.at(-1) === undefined) phrases.push(tokens);
    else tokens.forEach((token) => words.add(token));
  }
  return { words: [...words], phrases, excluded, written };
}
