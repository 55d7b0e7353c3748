import { make } from './elements.ts';
import { searchAddress } from './links.ts';
import { makePlace, type SuggestPlace } from './suggest/suggest-box.ts';
import type { Wording } from './wording/wording.ts';

export interface DialogParts {
  readonly dialog: HTMLDialogElement;
  readonly field: HTMLInputElement;
  readonly status: HTMLElement;
  readonly hits: HTMLElement;
  readonly suggestions: SuggestPlace;
}

/** Makes the dialog's elements; its form leads to the search page, with or without more script. */
export function makeDialog(words: Wording): DialogParts {
  const field = make('input', {
    type: 'search',
    name: 'q',
    dir: 'auto',
    'aria-label': words.searchAll,
    placeholder: words.searchAll,
    autocomplete: 'off',
    autofocus: true,
    spellcheck: 'false',
    enterkeyhint: 'search',
  });
  const suggestions = makePlace('find-suggestions', words);
  const status = make('p', { class: 'ui bar', role: 'status' });
  const hits = make('ol', { class: 'hits', role: 'list', hidden: true });
  const close = make('button', { type: 'button', class: 'x', 'data-close': true }, words.close);
  const keys = make(
    'p',
    { class: 'ui bar keys' },
    make('span', {}, make('kbd', {}, '↑'), ' ', make('kbd', {}, '↓'), ` ${words.move}`),
    make('span', {}, make('kbd', {}, 'Enter'), ` ${words.open}`),
    make('button', { class: 'btn', type: 'submit' }, words.allResults),
  );
  const form = make(
    'form',
    { action: searchAddress(), role: 'search' },
    make('div', { class: 'seek' }, field, close),
    make('div', { class: 'found' }, suggestions.place, status, hits),
    keys,
  );
  return { dialog: make('dialog', { id: 'find', 'aria-label': words.title }, form), field, status, hits, suggestions };
}
