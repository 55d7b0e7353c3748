const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Letters of one kind: of a script without spaces, with the marks and the sign of length that follow them, or of all others. */
const runs = new RegExp(`${unspaced.source}(?:${unspaced.source}|[\\p{M}ー])*|(?:(?!${unspaced.source}).)+`, 'gu');

/**
 * The words of a text as the index knows them: lower case, letters and digits only. Compounds are split at hyphens, dashes and slashes;
 * what stands inside an abbreviation or a number or before an ending is dropped (`U.S.` is `us`, `10,000` is `10000`, `China’s` is
 * `chinas`), and letters in other forms are plain (`CO₂` is `co2`). Text of a script without spaces stays in one piece: only the index
 * knows where it parts it (`Engine.cut`).
 */
export function splitWords(text: string): string[] {
  // Most texts are one plain word; taking it apart costs far more.
  if (/^[a-z]+$/u.test(text)) return [text];
  return text
    .replace(/[\p{So}\p{Sk}]/gu, '')
    .normalize('NFKC')
    .replace(/(?<=\p{N})[,:](?=\p{N})/gu, '')
    .toLowerCase()
    .split(/[\s\p{Pd}/\\,;:()[\]{}<>"“”„«»…·、。，！？；：|+=*]+/u)
    .map((token) => token.replace(/[^\p{L}\p{N}\p{M}]/gu, ''))
    .flatMap((token) => token.match(runs) ?? [])
    .filter((token) => /[\p{L}\p{N}]/u.test(token));
}

/** Whether a word belongs to a script written without spaces. */
export function isUnspaced(word: string): boolean {
  return unspaced.test(word);
}

/** Takes the ending of an English plural away, so that it is compared as its singular. */
export function foldPlural(word: string): string {
  return word.length > 3 && !isUnspaced(word) ? word.replace(/(?<!s)s$/u, '') : word;
}
