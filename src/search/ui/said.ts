import { limitText } from '../query/limit.ts';
import type { Reply } from '../service/service.ts';
import { clearFilters, hasFilters, type PageState, writeAddress } from './address.ts';
import { make } from './elements.ts';
import { archiveAddress, searchAddress } from './links.ts';
import type { Wording } from './wording/wording.ts';

type Said = (Node | string)[];

/** What was found, and what of the question was searched for otherwise than written, each with the way to have it as written. */
export function sayReply(reply: Reply, state: PageState, words: Wording, tryAgain: () => void): Said {
  const { found, passages, ignored, loosened } = reply;
  const notes = [
    sayLeftOut(state, words),
    ignored.length > 0 ? [words.ignored(ignored, found > 0)] : [],
    loosened.length > 0 && found > 0 ? [words.loosened(loosened.map((phrase) => phrase.join(' ')))] : [],
    sayCorrected(reply, state, words),
    sayExpanded(reply, state, words),
    sayHidden(reply, state, words),
    sayMissing(reply, words, tryAgain),
  ];
  const count = make('b', {}, words.found(found, passages));
  return [count, ...notes.filter((note) => note.length > 0).flatMap((note) => [' ', make('span', { class: 'said' }, ...note)])];
}

function sayLeftOut({ text }: PageState, words: Wording): Said {
  const { rest } = limitText(text);
  const shown = Array.from(rest).slice(0, 40).join('');
  return rest === '' ? [] : [words.leftOut(shown === rest ? rest : `${shown}…`)];
}

function sayCorrected({ corrected }: Reply, state: PageState, words: Wording): Said {
  if (!state.correct) return [`${words.uncorrected} `, linkTo({ ...state, correct: true }, words.correctAgain)];
  if (corrected.length === 0) return [];
  const written = corrected.map((one) => one.written);
  const searched = corrected.map(({ word }) => word);
  return [`${words.corrected(written, searched)} `, linkTo({ ...state, correct: false }, words.insteadSearch(written))];
}

function sayExpanded({ expanded }: Reply, state: PageState, words: Wording): Said {
  if (!state.expand) return [`${words.unexpanded} `, linkTo({ ...state, expand: true }, words.expandAgain)];
  const phrases = [...new Set(expanded.flatMap((one) => one.phrases))];
  if (phrases.length === 0) return [];
  return [`${words.expanded(phrases)} `, linkTo({ ...state, expand: false }, words.onlyTheseWords)];
}

/** Without a question filters choose rather than hide, unless they leave nothing. */
function sayHidden({ found, unfiltered }: Reply, state: PageState, words: Wording): Said {
  const hides = hasFilters(state) && unfiltered > found && (state.text !== '' || found === 0);
  return hides ? [`${words.hidden(unfiltered - found, found)} `, linkTo(clearFilters(state), words.clearFilters)] : [];
}

/** The answer is shown without the languages that could not be read, but not as if they held nothing. */
function sayMissing({ missing }: Reply, words: Wording, tryAgain: () => void): Said {
  return missing.length === 0 ? [] : [`${words.missing(missing)} `, makeAgain(words, tryAgain)];
}

/** A link to the search page in another state. */
function linkTo(state: PageState, label: string): HTMLElement {
  return make('a', { href: searchAddress() + writeAddress(state) }, label);
}

export function sayWaiting(isLong: boolean, words: Wording): Said {
  return isLong ? [`${words.slow} `, ...sayArchive(words)] : [words.searching];
}

/** What failed, with a button to try again and the way around search. */
export function sayFailure(words: Wording, tryAgain: () => void): Said {
  return [`${words.failed} `, makeAgain(words, tryAgain), ' ', ...sayArchive(words)];
}

function makeAgain(words: Wording, tryAgain: () => void): HTMLButtonElement {
  const button = make('button', { class: 'again', type: 'button' }, words.tryAgain);
  button.addEventListener('click', tryAgain);
  return button;
}

function sayArchive({ archive: [before, link, after] }: Wording): Said {
  return [before, make('a', { href: archiveAddress() }, link), after];
}

/** Puts what is said into a live region, unless it stands there already: readers hear it once. */
export function tell(region: HTMLElement, said: Said): void {
  const draft = region.cloneNode(false);
  for (const part of said) draft.appendChild(typeof part === 'string' ? document.createTextNode(part) : part);
  if (!draft.isEqualNode(region)) region.replaceChildren(...draft.childNodes);
}
