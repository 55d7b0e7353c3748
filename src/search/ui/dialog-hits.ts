import type { Passage, Result } from '../query/passages.ts';
import { make } from './elements.ts';
import { pageAddress, passageAddress } from './links.ts';
import { otherLanguage, setLabel, setPieces } from './result-parts.ts';
import type { Wording } from './wording/wording.ts';

/** Passages shown of a briefing. */
const shownPassages = 2;

/** A briefing as the dialog lists it: a link to it, and one to each of its best passages. */
export function makeHit({ path, title, dateText, language, passages }: Result, words: Wording): HTMLLIElement {
  return make(
    'li',
    otherLanguage(language),
    make('a', { class: 'hit', dir: 'auto', href: pageAddress(path) }, make('b', {}, ...setPieces(title)), make('small', {}, dateText)),
    ...passages.slice(0, shownPassages).map((passage) => makePassage(path, passage, words)),
  );
}

function makePassage(path: string, passage: Passage, words: Wording): HTMLAnchorElement {
  const label = make('small', {}, ...setLabel(passage, words));
  return make('a', { class: 'hit', dir: 'auto', href: passageAddress(path, passage) }, ...setPieces(passage.excerpt), ' ', label);
}
