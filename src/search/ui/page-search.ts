import { type PageState, readAddress, writeAddress } from './address.ts';
import { makeShow } from './page-answer.ts';
import { type Controls, readForm } from './page-controls.ts';
import { keepPlace, readPlace } from './reading-place.ts';
import { makePlace, makeSuggestBox, type SuggestBox } from './suggest/suggest-box.ts';
import { makePause } from './turns.ts';
import type { Wording } from './wording/wording.ts';

type Step = 'push' | 'replace' | 'stay';

/** Brings the search page to life: its address says what it shows, and what it shows follows its address. */
export function startPage(controls: Controls, words: Wording): void {
  const { form, field, boxes, dates, recency, results } = controls;
  let state = readAddress(location.search);
  const show = makeShow(controls, words, () => go(state, 'stay'));
  const go = (next: PageState, step: Step): void => {
    typing.cancel();
    state = next;
    const address = form.action + writeAddress(state);
    if (step === 'push' && address !== location.href) {
      keepPlace(results);
      history.pushState(null, '', address);
    } else if (step === 'replace') {
      history.replaceState(null, '', address);
    }
    show(state, readPlace(history.state));
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
    if (query === undefined) {
      keepPlace(results);
      return;
    }
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
