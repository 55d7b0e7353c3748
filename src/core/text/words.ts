const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Where letters of those scripts are; asked first, being far cheaper to ask. */
const MAY_BE_UNSPACED = /[\u0E00-\u0E7F\u2E80-\uFFFF]/;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Counts words as a reader would; languages written without spaces are segmented. */
export function countWords(text: string): number {
  if (!MAY_BE_UNSPACED.test(text) || !UNSPACED.test(text))
    return text.match(/[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’.\-–]*[\p{L}\p{N}\p{M}])?/gu)?.length ?? 0;
  let count = 0;
  for (const segment of segmenter.segment(text)) if (segment.isWordLike === true) count += 1;
  return count;
}

/** Words a minute at which reading times are reckoned. */
const PACE = 230;

/** A reading time in words, rounded up to ten seconds, past a minute to the nearest half: `10 seconds`, `1½ minutes`. */
export function readingTime(words: number): string {
  const seconds = Math.max(10, Math.ceil((words / PACE) * 6) * 10);
  if (seconds < 60) return `${seconds} seconds`;
  const halves = Math.round(seconds / 30);
  const whole = Math.floor(halves / 2);
  const number = halves % 2 === 0 ? String(whole) : `${whole}½`;
  return number === '1' ? '1 minute' : `${number} minutes`;
}
