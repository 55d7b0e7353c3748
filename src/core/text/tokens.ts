const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Splits a text into words, signs and the spaces between them; joined they give the text. Languages written without spaces are segmented. */
export function splitTokens(text: string): string[] {
  const tokens = text.match(/\s+|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’.\-–]*[\p{L}\p{N}\p{M}])?|[^\s\p{L}\p{N}]\p{M}*/gu) ?? [];
  return tokens.flatMap((token) => (UNSPACED.test(token) ? Array.from(segmenter.segment(token), ({ segment }) => segment) : token));
}

/** Whether a token is a word or a number. */
export const isWord = (token: string): boolean => /^[\p{L}\p{N}]/u.test(token);
