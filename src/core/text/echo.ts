/** Words too common to say anything by themselves. */
const COMMON = new Set(
  'a an and are as at be been but by can could do does for from had has have how if in into is it its may more most must no nor not of on one or our out over own so than that the their them then there these they this those through to too under up was we were what when where which while who why will with would'.split(
    ' ',
  ),
);

/** New words that a bottom line must at least bring. */
const FEWEST = 3;

/** Whether a bottom line says no more than its title. Words count as the same when they begin alike: `settle`, `settled`. */
export function isEcho(title: string, summary: string): boolean {
  const known = wordsOf(title).map(stem);
  const fresh = new Set(
    wordsOf(summary)
      .map(stem)
      .filter((word) => !known.includes(word)),
  );
  return fresh.size < FEWEST;
}

const wordsOf = (text: string): string[] => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !COMMON.has(word));

const stem = (word: string): string => word.slice(0, Math.max(4, word.length - 3));
