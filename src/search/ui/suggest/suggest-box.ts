import { make } from '../elements.ts';
import { pageAddress } from '../links.ts';
import type { Wording } from '../wording/wording.ts';
import { makeCombobox } from './combobox.ts';
import { findSuggestions, listCandidates, type Suggestion } from './find-suggestions.ts';
import { loadSuggestions } from './load-suggestions.ts';

/** A list of suggestions under a field. */
export interface SuggestBox {
  /**
   * Shows what the typed text may be the beginning of; nothing for no text.
   * @param keepsRoom leaves the list as high as it is, so that what stands under it does not move
   */
  readonly suggest: (typed: string, keepsRoom?: boolean) => void;
  /** How many briefings can be searched; undefined when that cannot be loaded. */
  readonly total: Promise<number | undefined>;
}

/** Where suggestions stand: a list, and the place that keeps room for it. */
export interface SuggestPlace {
  readonly place: HTMLElement;
  readonly list: HTMLElement;
}

export function makePlace(id: string, words: Wording): SuggestPlace {
  const list = make('div', { role: 'listbox', id, 'aria-label': words.suggestions });
  return { place: make('div', { class: 'suggest' }, list), list };
}

interface SuggestOptions extends SuggestPlace {
  readonly field: HTMLInputElement;
  /** Whether the list lies over what is under it. */
  readonly isOver: boolean;
  readonly words: Wording;
  /** Address of the answer to a question. */
  readonly addressOf: (text: string) => string;
}

/** Gives a field suggestions. What can be suggested is loaded now; until it is there, and when it cannot be loaded, nothing is. */
export function makeSuggestBox({ field, place, list, isOver, words, addressOf }: SuggestOptions): SuggestBox {
  const { offer } = makeCombobox({ field, list, isOver });
  const loading = loadSuggestions();
  const listing = loading.then((loaded) => (loaded === undefined ? [] : listCandidates(loaded)));
  return {
    total: loading.then((loaded) => loaded?.total),
    suggest: (typed, keepsRoom = false) => {
      void listing.then((candidates) => {
        if (typed !== '' && document.activeElement !== field) return;
        const found = findSuggestions(typed, candidates);
        const room = keepsRoom ? Number(place.dataset.room ?? '0') : found.length;
        place.dataset.room = String(room);
        offer(found.slice(0, room).map((suggestion) => makeOption(suggestion, words, addressOf)));
      });
    },
  };
}

function makeOption(
  { kind, label, note, target, language }: Suggestion,
  words: Wording,
  addressOf: (text: string) => string,
): HTMLAnchorElement {
  const href = kind === 'term' ? addressOf(target) : pageAddress(target);
  const name = make('bdi', language === '' || language === document.documentElement.lang ? {} : { lang: language }, label);
  const beside = kind === 'theme' ? words.theme : note;
  return make('a', { role: 'option', tabindex: '-1', href, 'data-kind': kind }, name, make('small', {}, beside));
}
