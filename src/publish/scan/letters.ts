/** Stands for: this character is no matter of one table entry, fold the text as a whole. */
const WHOLE = 0xffff;

/** What one code unit becomes: a letter, 0 for what is left out, or `WHOLE`. Covers alphabets, punctuation and arrows. */
const folds = Uint16Array.from({ length: 0x2c00 }, (_, code) => foldUnit(String.fromCharCode(code)));

/**
 * The letters and digits of a text in one row, in one case and one Unicode form. Space, punctuation, accents set apart and
 * the markup between words are gone, so that a title, its slug and its heading read the same.
 */
export function toLetters(text: string): Uint16Array {
  const letters = new Uint16Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const letter = folds[text.charCodeAt(index)] ?? WHOLE;
    if (letter === WHOLE) return foldWhole(text);
    if (letter !== 0) letters[length++] = letter;
  }
  return letters.subarray(0, length);
}

function foldWhole(text: string): Uint16Array {
  const letters =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('') ?? '';
  const codes = new Uint16Array(letters.length);
  for (let index = 0; index < letters.length; index += 1) codes[index] = letters.charCodeAt(index);
  return codes;
}

/** Marks and the parts of Hangul syllables join with what stands before them; a sigma looks at what follows. */
function foldUnit(unit: string): number {
  if (/[\p{M}\u1100-\u11ff\u03a3]/u.test(unit)) return WHOLE;
  const letters = foldWhole(unit);
  return letters.length > 1 ? WHOLE : (letters[0] ?? 0);
}

const ideograph = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/** How much a text says, in letters of an alphabet: an ideograph says about as much as three. */
export function weigh(text: string): number {
  return toLetters(text).length + 2 * (text.match(ideograph)?.length ?? 0);
}

/** The words of a text; an ideograph counts as one. */
export function splitWords(text: string): string[] {
  return text.replace(ideograph, ' $& ').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
