const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Abbreviations after which a sentence goes on: `U.S.`, `e.g.`, initials. */
const GOES_ON = /(?:^|\s|\()(?:(?:\p{L}\.)+|vs\.|No\.|approx\.|Dr\.|St\.)\s*$/u;

/** The sentences of a paragraph, trimmed, in order; found one by one, since finding them is slow. */
export function* eachSentence(text: string): Generator<string> {
  let open = '';
  for (const { segment } of segmenter.segment(text)) {
    open += segment;
    if (GOES_ON.test(open)) continue;
    const sentence = open.trim();
    if (sentence !== '') yield sentence;
    open = '';
  }
  if (open.trim() !== '') yield open.trim();
}

/** Splits a paragraph into sentences, trimmed, in order. */
export const splitSentences = (text: string): string[] => [...eachSentence(text)];

/** Cuts a text to at most `length` characters at a word's end, with an ellipsis where it was cut. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–—-]+$/u, '')}…`;
}
