import type { Passage, Result } from '../query/passages.ts';
import { make } from './elements.ts';
import { briefingAddress } from './links.ts';
import { otherLanguage, setLabel, setPieces } from './result-parts.ts';
import { countOf } from './wording.ts';

/** Passages shown before the reader asks for more of a briefing. */
const shownPassages = 2;

/** A briefing of the search page: its date and count in the margin, its best passages, and the rest behind a disclosure. */
export function makeArticle(result: Result): HTMLElement {
  const { path, title, date, dateText, language, passages, matched } = result;
  const rest = passages.slice(shownPassages);
  const label = make('div', { class: 'label' }, make('time', { datetime: date }, dateText));
  if (matched > 0) label.append(make('br'), countOf(matched, 'passage'));
  const body = make(
    'div',
    otherLanguage(language),
    make('h3', {}, make('a', { href: briefingAddress(path) }, ...setPieces(title))),
    ...passages.slice(0, shownPassages).map((passage) => makeQuotation(path, passage)),
  );
  if (rest.length > 0) {
    const summary = make('summary', { class: 'ui' }, `${rest.length} more in this briefing`);
    body.append(make('details', {}, summary, ...rest.map((passage) => makeQuotation(path, passage))));
  }
  return make('article', { class: 'row item' }, label, body);
}

function makeQuotation(path: string, passage: Passage): HTMLElement {
  const link = make('a', { href: briefingAddress(path, passage) }, ...setLabel(passage));
  return make('blockquote', { class: 'q' }, make('p', {}, ...setPieces(passage.excerpt)), make('cite', {}, link));
}
