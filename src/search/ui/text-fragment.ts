import type { Piece } from '../query/excerpt.ts';

/** Marks that an address names, and words on either side by which each is found where it stands and nowhere before. */
const mostMarks = 4;
const contextWords = 3;

/** The end of an address that makes browsers mark the marked words of an excerpt on its page; empty without any. */
export function writeTextFragment(excerpt: readonly Piece[]): string {
  const places = excerpt.flatMap(({ marked }, at) => (marked ? [at] : [])).slice(0, mostMarks);
  const directives = places.map((at) => {
    const prefix = wordsOf(excerpt[at - 1])
      .slice(-contextWords)
      .join(' ');
    const suffix = wordsOf(excerpt[at + 1])
      .slice(0, contextWords)
      .join(' ');
    const text = encode(excerpt[at]?.text ?? '');
    return `text=${prefix === '' ? '' : `${encode(prefix)}-,`}${text}${suffix === '' ? '' : `,-${encode(suffix)}`}`;
  });
  return directives.length === 0 ? '' : `:~:${directives.join('&')}`;
}

/** The dots that show a cut stand on no page. */
function wordsOf(piece: Piece | undefined): string[] {
  const text = piece?.text.replace(/^… | …$/gu, '') ?? '';
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** In a text directive a hyphen separates context, also between words. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}
