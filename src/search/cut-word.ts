import type { BundleIndex } from './pagefind/bundle.ts';
import { isUnspaced } from './query/tokens.ts';

/** Longer words are not looked for. In letters. */
const longest = 32;

/**
 * Parts a word of a script without spaces into words that the bundles hold, each the longest with which the rest begins. Letters that no
 * bundle knows stay together; a rest with which a longer word begins, which may be typed in part, stays whole.
 * @param fold writes letters as they are indexed, each still one
 */
export async function cutWord(word: string, indexes: readonly BundleIndex[], fold: (text: string) => string): Promise<string[]> {
  if (!isUnspaced(word)) return [word];
  const parts: string[] = [];
  let unknown = '';
  for (let rest = listLetters(word); rest.length > 0;) {
    const length = await measureFirst(fold(rest.slice(0, longest).join('')), indexes);
    const part = rest.slice(0, Math.max(length, 1)).join('');
    rest = rest.slice(Math.max(length, 1));
    if (length === 0) unknown += part;
    if (unknown !== '' && (length > 0 || rest.length === 0)) {
      parts.push(unknown);
      unknown = '';
    }
    if (length > 0) parts.push(part);
  }
  return parts;
}

/** Letters with their marks, which are folded away. */
function listLetters(word: string): readonly string[] {
  return word.match(/\P{M}\p{M}*/gu) ?? [];
}

/** Letters of the longest word with which a text begins; of all of it when a word begins with it. */
async function measureFirst(text: string, indexes: readonly BundleIndex[]): Promise<number> {
  const longer = await Promise.all(indexes.map((index) => index.findLonger(text)));
  if (longer.some((words) => words.length > 0)) return Array.from(text).length;
  const shorter = await Promise.all(indexes.map((index) => index.findShorter(text, 1)));
  return Math.max(0, ...shorter.flat().map(({ stem }) => Array.from(stem).length));
}
