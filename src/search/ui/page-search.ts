import type { SearchRequest } from '../query/search.ts';
import type { Reply, SearchService } from '../service/service.ts';
import { hasFilters, type PageState, readAddress, writeAddress } from './address.ts';
import { loadSearch } from './load-search.ts';
import { type Controls, listFacets, readCounts, readForm, showCounts, showState } from './page-controls.ts';
import { batch, listArticles } from './page-results.ts';
import { sayFailure, sayReply, sayWaiting, tell } from './said.ts';
import { makePlace, makeSuggestBox, type SuggestBox } from './suggest/suggest-box.ts';
import { makePause, makeTurns, type Turn } from './turns.ts';
import type { Wording } from './wording/wording.ts';

type Step = 'push' | 'replace' | 'stay';

/** Brings the search page to life: its address says what it shows, and what it shows follows its address. */
export function startPage(controls: Controls, words: Wording): void {
  const { form, field, boxes, dates, recency } = controls;
  let state = readAddress(location.search);
  const show = makeShow(controls, words, () => go(state, 'stay'));
  const go = (next: PageState, step: Step): void => {
    typing.cancel();
    state = next;
    const address = form.action + writeAddress(state);
    if (step !== 'stay' && address !== location.href) history[step === 'push' ? 'pushState' : 'replaceState'](null, '', address);
    show(state);
  };
  const box = makeSuggestions(controls, words, () => state);
  const typing = makePause(() => go(readForm(controls, state), 'replace'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    box.suggest('');
    go(readForm(controls, state), 'push');
  });
  field.addEventListener('input', () => {
    box.suggest(field.value.trim());
    typing.start();
  });
  for (const control of [...boxes, ...dates, recency]) control.addEventListener('change', () => go(readForm(controls, state), 'push'));
  form.addEventListener('click', (event) => {
    const query = findQuery(event, form);
    if (query === undefined) return;
    event.preventDefault();
    box.suggest('');
    go(readAddress(query), 'push');
  });
  window.addEventListener('popstate', () => go(readAddress(location.search), 'stay'));
  go(state, 'stay');
}

/** Suggestions lie over the results: the reader who typed looks at the field. */
function makeSuggestions({ form, field }: Controls, words: Wording, now: () => PageState): SuggestBox {
  const suggestions = makePlace('search-suggestions', words);
  field.parentElement?.after(suggestions.place);
  const addressOf = (text: string): string => form.action + writeAddress({ ...now(), text });
  return makeSuggestBox({ ...suggestions, field, isOver: true, words, addressOf });
}

/** The query of a link to another state of this page, when it was clicked to be followed here. */
function findQuery(event: MouseEvent, form: HTMLFormElement): string | undefined {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  return link !== null && link.hash === '' && link.origin + link.pathname === form.action ? link.search : undefined;
}

/** Shows a state; what comes after a newer state was asked for is dropped. */
function makeShow(controls: Controls, words: Wording, again: () => void): (state: PageState) => void {
  const { status, results, browse } = controls;
  const whole = { said: status.textContent, counts: readCounts(controls), title: document.title };
  const clear = (): void => {
    results.replaceChildren();
    results.removeAttribute('aria-busy');
    browse?.removeAttribute('hidden');
  };
  const turns = makeTurns({
    wait: (isLong) => tell(status, sayWaiting(isLong, words)),
    fail: () => {
      clear();
      tell(status, sayFailure(words, again));
    },
  });
  return (state) => {
    showState(controls, state);
    document.title = state.text === '' ? whole.title : `${state.text}: ${whole.title}`;
    void turns(async (turn) => {
      if (state.text === '' && !hasFilters(state)) {
        clear();
        tell(status, [whole.said]);
        showCounts(controls, whole.counts, document.documentElement.lang);
        return;
      }
      results.setAttribute('aria-busy', 'true');
      await answer(controls, { state, words, turn });
      if (turn.isCurrent()) results.removeAttribute('aria-busy');
    });
  };
}

interface Asked {
  readonly state: PageState;
  readonly words: Wording;
  readonly turn: Turn;
}

async function answer(controls: Controls, asked: Asked): Promise<void> {
  const service = await loadSearch();
  const everywhere = { ...asked.state, everywhere: true };
  const whole = ask(service, everywhere);
  const first = await Promise.race([whole, askSoon(service, asked)]);
  if (first.reply.found > 0) await show(controls, service, first, asked);
  const given = await whole;
  if (given !== first || given.reply.found === 0) await show(controls, service, given, asked);
}

interface Given {
  readonly request: SearchRequest;
  readonly reply: Reply;
}

async function ask(service: SearchService, request: SearchRequest): Promise<Given> {
  return { request, reply: await service.ask({ ...request, start: 0, end: batch }) };
}

/** Other languages load a program and an index of their own: a reader on a slow line gets the answer of the own language before them. */
async function askSoon(service: SearchService, { state }: Asked): Promise<Given> {
  const given = await ask(service, state);
  await new Promise((resolve) => setTimeout(resolve, ownLanguageLead));
  return given;
}

/** How much longer than the own language the other languages may take, before that is shown alone; in milliseconds. */
const ownLanguageLead = 400;

async function show(controls: Controls, service: SearchService, { request, reply }: Given, { state, words, turn }: Asked): Promise<void> {
  if (!turn.isCurrent()) return;
  // What an answer says must not be overwritten while its counts are still on their way.
  turn.settle();
  const { status, results, browse } = controls;
  tell(status, sayReply(reply, state, words));
  browse?.toggleAttribute('hidden', reply.found > 0);
  results.replaceChildren(...listArticles({ service, request, words, found: reply.found }, reply.results, 0));
  const counts = await service.count(request, listFacets(controls));
  if (turn.isCurrent()) showCounts(controls, counts, document.documentElement.lang);
}
