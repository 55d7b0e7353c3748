import { make } from './elements.ts';
import { searchAddress } from './links.ts';

export interface DialogParts {
  readonly dialog: HTMLDialogElement;
  readonly field: HTMLInputElement;
  readonly status: HTMLElement;
  readonly hits: HTMLElement;
}

/** Makes the dialog's elements; its form leads to the search page, with or without more script. */
export function makeDialog(): DialogParts {
  const field = make('input', {
    type: 'search',
    name: 'q',
    'aria-label': 'Search all briefings',
    placeholder: 'Search all briefings',
    autocomplete: 'off',
    autofocus: true,
    spellcheck: 'false',
  });
  const status = make('p', { class: 'ui bar', role: 'status', 'data-status': true });
  const hits = make('ol', { class: 'hits', role: 'list', 'data-hits': true, hidden: true });
  const close = make('button', { type: 'button', class: 'x', 'data-close': true }, 'Close');
  const keys = make(
    'p',
    { class: 'ui bar' },
    make('span', {}, make('kbd', {}, '↑'), ' ', make('kbd', {}, '↓'), ' move'),
    make('span', {}, make('kbd', {}, 'Enter'), ' open'),
    make('button', { class: 'btn', type: 'submit' }, 'All results'),
  );
  const form = make('form', { action: searchAddress(), role: 'search' }, make('div', { class: 'seek' }, field, close), status, hits, keys);
  return { dialog: make('dialog', { id: 'find', 'aria-label': 'Search' }, form), field, status, hits };
}
