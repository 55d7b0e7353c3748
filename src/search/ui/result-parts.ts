import { bottomLine } from '../index-format.ts';
import type { Piece } from '../query/excerpt.ts';
import type { Passage } from '../query/passages.ts';
import { make } from './elements.ts';
import type { Wording } from './wording/wording.ts';

/** Text with its marks. */
export function setPieces(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, marked }) => (marked ? make('mark', {}, text) : text));
}

/** `§5 Managing risk`, `Bottom line`. */
export function setLabel({ anchor, number, title }: Passage, words: Wording): (Node | string)[] {
  if (title.length === 0)
    return [make('span', { lang: document.documentElement.lang }, anchor === bottomLine ? words.bottomLine : words.judgements)];
  return [number === '' ? '' : `§${number} `, ...setPieces(title)];
}

/** What a language attribute is needed for: text in another language than the page's. */
export function otherLanguage(language: string): { lang: string } | Record<string, never> {
  return language === '' || language === document.documentElement.lang ? {} : { lang: language };
}
