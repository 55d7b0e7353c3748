/** Stands for: not known yet. Like the next two, no code of a letter. */
const UNKNOWN = 0xfffd;
/** Stands for: several letters, which `foldWhole` gives. */
const SEVERAL = 0xfffe;
/** Stands for: this character may join with the one before it; they must be folded together. */
export const JOINS = 0xffff;

/** What each code unit becomes; filled as units turn up. */
const folds = new Uint16Array(0x10000).fill(UNKNOWN);

/** What one code unit becomes: a letter, 0 for what is left out, `JOINS`, or a number that stands for several letters. */
export function foldUnit(code: number): number {
  const known = folds[code] ?? 0;
  if (known !== UNKNOWN) return known;
  const folded = foldAnew(String.fromCharCode(code));
  folds[code] = folded;
  return folded;
}

/** Whether a number that `foldUnit` gave is one letter. */
export const isLetter = (folded: number): boolean => folded !== 0 && folded < UNKNOWN;

/** Marks and the parts of Hangul syllables join with what stands before them; half of a surrogate pair says nothing alone. */
function foldAnew(unit: string): number {
  if (/^[\p{M}\u1100-\u11ff\ud800-\udfff]/u.test(unit.normalize('NFKC'))) return JOINS;
  const letters = foldWhole(unit);
  if (letters.length > 1) return SEVERAL;
  return letters === '' ? 0 : letters.charCodeAt(0);
}

/** The letters of a short text, in one case and one Unicode form. */
export function foldWhole(text: string): string {
  // A sigma's form depends on its place in a word.
  const letters = text.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ');
  return letters.match(/[\p{L}\p{N}]+/gu)?.join('') ?? '';
}

/**
 * The letters and digits of a text in one row, in one case and one Unicode form. Space, punctuation, accents set apart and
 * the markup between words are gone, so that a title, its slug and its heading read the same.
 */
export function toLetters(text: string): Uint16Array {
  const letters = new Uint16Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const letter = foldUnit(text.charCodeAt(index));
    if (isLetter(letter)) letters[length++] = letter;
    else if (letter !== 0) return toCodes(foldWhole(text));
  }
  return letters.subarray(0, length);
}

function toCodes(letters: string): Uint16Array {
  const codes = new Uint16Array(letters.length);
  for (let index = 0; index < letters.length; index += 1) codes[index] = letters.charCodeAt(index);
  return codes;
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
