import type { Reply } from '../service/service.ts';
import { emptyState, type PageState, writeAddress } from './address.ts';
import { makeHit } from './dialog-hits.ts';
import { closeByClick, moveByKey } from './dialog-keys.ts';
import { type DialogParts, makeDialog } from './dialog-parts.ts';
import { searchAddress } from './links.ts';
import { loadSearch } from './load-search.ts';
import { sayFailure, sayReply, sayWaiting, tell } from './said.ts';
import { makeSuggestBox, type SuggestBox } from './suggest/suggest-box.ts';
import { makePause, makeTurns } from './turns.ts';
import { chooseWording } from './wording/choose-wording.ts';
import type { Wording } from './wording/wording.ts';

/** Briefings shown. */
const shown = 6;

/** Opens the search dialog; makes it when there is none yet. */
export function openDialog(): void {
  const open = document.querySelector('dialog[open]');
  if (open !== null) return;
  const made = document.querySelector<HTMLDialogElement>('dialog#find') ?? setUpDialog();
  made.showModal();
  made.querySelector('input')?.select();
}

/** The dialog with all it needs to answer. */
interface Dialog extends DialogParts {
  readonly words: Wording;
  readonly box: SuggestBox;
}

function setUpDialog(): HTMLDialogElement {
  const words = chooseWording(document.documentElement.lang);
  const parts = makeDialog(words);
  const addressOf = (text: string): string => searchAddress() + writeAddress({ ...emptyState, text });
  const box = makeSuggestBox({ ...parts.suggestions, field: parts.field, isOver: false, words, addressOf });
  const dialog = { ...parts, words, box };
  const typing = makePause(makeAsker(dialog));
  parts.field.addEventListener('input', () => {
    suggest(dialog, !parts.hits.hidden);
    typing.start();
  });
  parts.dialog.addEventListener('keydown', (event) => moveByKey(event, parts));
  parts.dialog.addEventListener('click', (event) => closeByClick(event, parts));
  document.body.append(parts.dialog);
  showHint(dialog);
  loadSearch()
    .then((search) => search.prepare())
    // A failure is told when something is asked for.
    .catch(() => undefined);
  return parts.dialog;
}

/** Answers what stands in the field. */
function makeAsker(dialog: Dialog): () => void {
  const { field, status, words } = dialog;
  const turns = makeTurns({
    wait: (isLong) => tell(status, sayWaiting(isLong, words)),
    fail: () => {
      showHits(dialog, []);
      tell(status, sayFailure(words, ask));
    },
  });
  const ask = (): void => {
    const state: PageState = { ...emptyState, text: field.value.trim() };
    void turns(async ({ isCurrent }) => {
      if (!isEnough(state.text)) {
        showHint(dialog);
        return;
      }
      const search = await loadSearch();
      const reply = await search.ask({ ...state, start: 0, end: shown });
      if (isCurrent()) showReply(dialog, { reply, state, ask });
    });
  };
  return ask;
}

interface Answered {
  readonly reply: Reply;
  readonly state: PageState;
  /** Asks once more. */
  readonly ask: () => void;
}

/** One Latin letter is no question yet; one Chinese character may be. */
function isEnough(text: string): boolean {
  return text.length > 1 || /[^\p{Script=Latin}\p{P}\d\s]/u.test(text);
}

function suggest({ field, box }: Dialog, keepsRoom: boolean): void {
  const text = field.value.trim();
  box.suggest(isEnough(text) ? text : '', keepsRoom);
}

function showHint(dialog: Dialog): void {
  const { field, status, words, box } = dialog;
  box.suggest('');
  showHits(dialog, []);
  // Keeps the line's room until it can be filled.
  tell(status, ['\u00A0']);
  void box.total.then((total) => {
    if (!isEnough(field.value.trim())) tell(status, [words.hint(total)]);
  });
}

function showReply(dialog: Dialog, { reply, state, ask }: Answered): void {
  const { status, words } = dialog;
  suggest(dialog, false);
  tell(status, sayReply(reply, state, words, ask));
  showHits(
    dialog,
    reply.results.map((result) => makeHit(result, words)),
  );
}

/** The focus goes back to the field when the result that holds it goes. */
function showHits({ field, hits }: DialogParts, items: readonly HTMLElement[]): void {
  const held = hits.contains(document.activeElement);
  hits.replaceChildren(...items);
  hits.hidden = items.length === 0;
  if (held) field.focus();
}
