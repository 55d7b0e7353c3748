import type { Result } from '../query/passages.ts';
import type { Order } from '../query/order.ts';
import type { Answer, Search } from '../query/search.ts';
import { hasFilters, type PageState, readAddress, writeAddress } from './address.ts';
import { make } from './elements.ts';
import { archiveAddress } from './links.ts';
import { loadSearch } from './load-search.ts';
import { type Controls, listFacets, readCounts, readForm, showCounts, showState } from './page-controls.ts';
import { makeArticle } from './page-results.ts';
import { countedWhole, countOf, sayCount, sayLeftOut } from './wording.ts';

/** Briefings shown at a time. */
const batch = 10;

/** How long typing must pause, and how long an answer may take before the reader is told; in milliseconds. */
const pause = 150;
const patience = 400;

type Step = 'push' | 'replace' | 'stay';

/** Brings the search page to life: its address says what it shows, and what it shows follows its address. */
export function startPage(controls: Controls): void {
  const { form, field, boxes, orders, clear } = controls;
  const show = makeShow(controls);
  let { order } = readAddress(location.search);
  let timer = 0;
  const go = (state: PageState, step: Step): void => {
    clearTimeout(timer);
    ({ order } = state);
    const address = form.action + writeAddress(state);
    if (step !== 'stay' && address !== location.href) history[step === 'push' ? 'pushState' : 'replaceState'](null, '', address);
    show(state);
  };
  const follow = (event: MouseEvent, change: Partial<PageState>): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go({ ...readForm(controls, order), ...change }, 'push');
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(readForm(controls, order), 'push');
  });
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => go(readForm(controls, order), 'replace'), pause);
  });
  for (const box of boxes) box.addEventListener('change', () => go(readForm(controls, order), 'push'));
  for (const link of orders) link.addEventListener('click', (event) => follow(event, { order: link.dataset.order as Order }));
  for (const link of [clear, controls.results]) {
    link?.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('[data-clear]')) follow(event, { filters: {} });
    });
  }
  clear?.setAttribute('data-clear', '');
  window.addEventListener('popstate', () => go(readAddress(location.search), 'stay'));
  go(readAddress(location.search), 'stay');
}

/** Shows a state; what comes after a newer state was asked for is dropped. */
function makeShow(controls: Controls): (state: PageState) => void {
  const { status, results, browse } = controls;
  const whole = { said: status.textContent, counts: readCounts(controls), title: document.title };
  let turn = 0;
  return (state) => {
    turn += 1;
    const mine = turn;
    const isCurrent = (): boolean => mine === turn;
    showState(controls, state);
    document.title = state.text === '' ? whole.title : `${state.text}: ${whole.title}`;
    if (state.text === '' && !hasFilters(state)) {
      status.replaceChildren(whole.said);
      results.replaceChildren();
      results.removeAttribute('aria-busy');
      showCounts(controls, whole.counts);
      browse?.removeAttribute('hidden');
      return;
    }
    results.setAttribute('aria-busy', 'true');
    const waiting = setTimeout(() => isCurrent() && status.replaceChildren('Searching…'), patience);
    // What an answer says must not be overwritten while its counts are still on their way.
    const onAnswer = (): void => clearTimeout(waiting);
    answer(controls, state, { isCurrent, onAnswer })
      .catch(() => isCurrent() && showFailure(controls))
      .finally(() => {
        clearTimeout(waiting);
        if (isCurrent()) results.removeAttribute('aria-busy');
      });
  };
}

interface Turn {
  readonly isCurrent: () => boolean;
  readonly onAnswer: () => void;
}

async function answer(controls: Controls, state: PageState, turn: Turn): Promise<void> {
  const search = await loadSearch();
  const whole = search.run({ ...state, everywhere: true });
  const first = await Promise.race([whole, answerSoon(search, state)]);
  if (first.found.length > 0) await show(controls, { state, search, given: first }, turn);
  const given = await whole;
  if (given !== first || given.found.length === 0) await show(controls, { state, search, given }, turn);
}

/** Other languages load a program and an index of their own: a reader on a slow line gets the answer of the own language before them. */
async function answerSoon(search: Search, state: PageState): Promise<Answer> {
  const given = await search.run(state);
  await new Promise((resolve) => setTimeout(resolve, patience));
  return given;
}

async function show(controls: Controls, { state, search, given }: Omit<Shown, 'read'>, { isCurrent, onAnswer }: Turn): Promise<void> {
  const read = await search.read(given, 0, given.found.length <= countedWhole ? countedWhole : batch);
  if (!isCurrent()) return;
  onAnswer();
  showAnswer(controls, { state, search, given, read });
  const counts = await search.count(given, state.filters, listFacets(controls));
  if (isCurrent()) showCounts(controls, counts);
}

interface Shown {
  readonly state: PageState;
  readonly search: Search;
  readonly given: Answer;
  readonly read: readonly Result[];
}

function showAnswer({ status, results, browse }: Controls, { state, search, given, read }: Shown): void {
  status.replaceChildren(make('b', {}, sayCount(given, read)), ` ${sayLeftOut(given)}`);
  browse?.toggleAttribute('hidden', given.found.length > 0);
  if (given.found.length === 0) {
    results.replaceChildren(...sayHidden(state, given));
    return;
  }
  results.replaceChildren(...read.slice(0, batch).map(makeArticle));
  if (given.found.length > batch) results.append(makeMore(search, given, batch));
}

/** What the filters hide, with the way to see it. */
function sayHidden(state: PageState, { unfiltered }: Answer): HTMLElement[] {
  if (!hasFilters(state) || unfiltered.length === 0) return [];
  const many = unfiltered.length;
  const sentence = `The filters hide ${countOf(many, 'briefing')} that ${many === 1 ? 'matches' : 'match'}. `;
  const link = make('a', { href: writeAddress({ ...state, filters: {} }) || '?', 'data-clear': true }, 'Clear the filters');
  return [make('div', { class: 'row' }, make('p', {}, sentence, link))];
}

/** A button for the next briefings; it hands the focus on to the first of them. */
function makeMore(search: Search, given: Answer, start: number): HTMLElement {
  const left = given.found.length - start;
  const button = make('button', { class: 'btn', type: 'button' }, `Show ${left > batch ? `${batch} more` : `the last ${left}`}`);
  const row = make('div', { class: 'row' }, make('p', {}, button));
  const grow = async (): Promise<void> => {
    button.disabled = true;
    const articles = (await search.read(given, start, start + batch)).map(makeArticle);
    const end = start + articles.length;
    row.replaceWith(...articles, ...(end < given.found.length ? [makeMore(search, given, end)] : []));
    articles[0]?.querySelector('a')?.focus();
  };
  button.addEventListener('click', () => {
    grow().catch(() => (button.disabled = false));
  });
  return row;
}

function showFailure({ status, results, browse }: Controls): void {
  results.replaceChildren();
  browse?.removeAttribute('hidden');
  status.replaceChildren('Search could not be loaded. Every briefing is in ', make('a', { href: archiveAddress() }, 'the archive'), '.');
}
