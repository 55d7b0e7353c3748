import type { Passage, Result } from '../query/passages.ts';
import type { SearchRequest } from '../query/search.ts';
import { make } from './elements.ts';
import { pageAddress, passageAddress } from './links.ts';
import { loadSearch } from './load-search.ts';
import { otherLanguage, setLabel, setPieces } from './result-parts.ts';
import type { Wording } from './wording/wording.ts';

/** Briefings shown at a time. */
export const batch = 10;

/** Passages shown before the reader asks for more of a briefing. */
const shownPassages = 2;

interface Source {
  readonly request: SearchRequest;
  readonly words: Wording;
  /** Number of briefings in all. */
  readonly found: number;
}

/** Briefings of an answer from a place on, and a button for the next when there are more. */
export function listArticles(source: Source, results: readonly Result[], start: number): HTMLElement[] {
  const end = start + results.length;
  const articles = results.map((result) => makeArticle(result, source.words));
  return end < source.found ? [...articles, makeMore(source, end)] : articles;
}

/** Puts articles in place of others. A link that has the focus keeps it when the new ones have it too. */
export function replaceResults(results: HTMLElement, articles: readonly HTMLElement[]): void {
  const held = results.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : undefined;
  results.replaceChildren(...articles);
  if (typeof held !== 'string') return;
  const again = [...results.querySelectorAll('a')].find((link) => link.getAttribute('href') === held);
  again?.focus({ preventScroll: true });
}

/** A button for the next briefings; it hands the focus on to the first of them. */
function makeMore(source: Source, start: number): HTMLElement {
  const { request, words, found } = source;
  const button = make('button', { class: 'btn', type: 'button' }, words.more(batch, found - start));
  const row = make('div', { class: 'row' }, make('p', {}, button));
  const grow = async (): Promise<void> => {
    button.setAttribute('aria-disabled', 'true');
    const search = await loadSearch();
    const { results } = await search.ask({ ...request, start, end: start + batch });
    const next = listArticles(source, results, start);
    row.replaceWith(...next);
    next[0]?.querySelector('a')?.focus();
  };
  button.addEventListener('click', () => {
    if (button.ariaDisabled === 'true') return;
    grow().catch(() => button.removeAttribute('aria-disabled'));
  });
  return row;
}

/** A briefing: its date and count in the margin, its best passages, and the rest behind a disclosure. */
function makeArticle(result: Result, words: Wording): HTMLElement {
  const { path, title, date, dateText, language, passages, matched } = result;
  const rest = passages.slice(shownPassages);
  const label = make('div', { class: 'label' }, make('time', { datetime: date }, dateText));
  if (matched > 0) label.append(make('br'), words.passages(matched));
  const body = make(
    'div',
    otherLanguage(language),
    make('h3', { dir: 'auto' }, make('a', { href: pageAddress(path) }, ...setPieces(title))),
    ...passages.slice(0, shownPassages).map((passage) => makeQuotation(path, passage, words)),
  );
  if (rest.length > 0) {
    const summary = make('summary', { class: 'ui', lang: document.documentElement.lang }, words.moreInBriefing(rest.length));
    body.append(make('details', {}, summary, ...rest.map((passage) => makeQuotation(path, passage, words))));
  }
  return make('article', { class: 'row item' }, label, body);
}

function makeQuotation(path: string, passage: Passage, words: Wording): HTMLElement {
  const link = make('a', { href: passageAddress(path, passage) }, ...setLabel(passage, words));
  return make('blockquote', { class: 'q' }, make('p', { dir: 'auto' }, ...setPieces(passage.excerpt)), make('cite', {}, link));
}
