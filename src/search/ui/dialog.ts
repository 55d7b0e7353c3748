import type { Passage, Result } from '../query/passages.ts';
import type { Answer, Search } from '../query/search.ts';
import { makeDialog, type DialogParts } from './dialog-parts.ts';
import { make } from './elements.ts';
import { archiveAddress, briefingAddress } from './links.ts';
import { loadSearch } from './load-search.ts';
import { otherLanguage, setLabel, setPieces } from './result-parts.ts';
import { countedWhole, countOf, sayCount, sayLeftOut } from './wording.ts';

/** Briefings shown, and passages of each. */
const shownBriefings = 6;
const shownPassages = 2;

/** How long typing must pause before an answer is looked for and announced, in milliseconds. */
const pause = 150;

/** How long a question may take before the reader is told that it is being worked on, in milliseconds. */
const patience = 400;

/** Opens the search dialog; makes it when there is none yet. */
export function openDialog(): void {
  const open = document.querySelector('dialog[open]');
  if (open !== null) return;
  const made = document.querySelector<HTMLDialogElement>('dialog#find') ?? setUpDialog();
  made.showModal();
  made.querySelector('input')?.select();
}

function setUpDialog(): HTMLDialogElement {
  const parts = makeDialog();
  const ask = makeAsker(parts);
  parts.field.addEventListener('input', ask);
  parts.dialog.addEventListener('keydown', (event) => moveByKey(event, parts));
  parts.dialog.addEventListener('click', (event) => closeByClick(event, parts));
  document.body.append(parts.dialog);
  showHint(parts);
  loadSearch()
    .then((search) => search.prepare())
    // A failure is told when something is asked for.
    .catch(() => undefined);
  return parts.dialog;
}

/** Answers what stands in the field once typing pauses; an answer that comes after a newer question is dropped. */
function makeAsker(parts: DialogParts): () => void {
  let turn = 0;
  let timer = 0;
  return () => {
    turn += 1;
    const mine = turn;
    clearTimeout(timer);
    const text = parts.field.value.trim();
    if (!isEnough(text)) {
      showHint(parts);
      return;
    }
    timer = window.setTimeout(() => {
      const waiting = setTimeout(() => mine === turn && parts.status.replaceChildren('Searching…'), patience);
      answer(text)
        .then((answered) => mine === turn && showAnswer(parts, answered))
        .catch(() => mine === turn && showFailure(parts))
        .finally(() => clearTimeout(waiting));
    }, pause);
  };
}

interface Answered {
  readonly answer: Answer;
  readonly results: readonly Result[];
}

async function answer(text: string): Promise<Answered> {
  const search: Search = await loadSearch();
  const given = await search.run({ text });
  const end = given.found.length <= countedWhole ? given.found.length : shownBriefings;
  return { answer: given, results: await search.read(given, 0, end) };
}

/** One Latin letter is no question yet; one Chinese character may be. */
function isEnough(text: string): boolean {
  return text.length > 1 || /[^\p{Script=Latin}\p{P}\d\s]/u.test(text);
}

function showHint({ hits, status }: DialogParts): void {
  const total = Number(document.body.dataset.total ?? '0');
  hits.hidden = true;
  hits.replaceChildren();
  status.replaceChildren(total === 0 ? 'Nothing is published yet.' : `Type to search ${countOf(total, 'briefing')}.`);
}

function showAnswer({ dialog, hits, status }: DialogParts, { answer: given, results }: Answered): void {
  const held = hits.contains(document.activeElement);
  status.replaceChildren([sayCount(given, results), sayLeftOut(given)].join(' ').trim());
  hits.replaceChildren(...results.slice(0, shownBriefings).map(makeHit));
  hits.hidden = results.length === 0;
  if (held) dialog.querySelector('input')?.focus();
}

function showFailure({ hits, status }: DialogParts): void {
  hits.hidden = true;
  hits.replaceChildren();
  status.replaceChildren('Search could not be loaded. Every briefing is in ', make('a', { href: archiveAddress() }, 'the archive'), '.');
}

function makeHit(result: Result): HTMLLIElement {
  const { path, title, dateText, language, passages } = result;
  return make(
    'li',
    otherLanguage(language),
    make('a', { class: 'hit', href: briefingAddress(path) }, make('b', {}, ...setPieces(title)), make('small', {}, dateText)),
    ...passages.slice(0, shownPassages).map((passage) => makePassage(path, passage)),
  );
}

function makePassage(path: string, passage: Passage): HTMLAnchorElement {
  const label = make('small', {}, ...setLabel(passage));
  return make('a', { class: 'hit', href: briefingAddress(path, passage) }, ...setPieces(passage.excerpt), ' ', label);
}

/** Down and Up move the focus, typing goes to the field, one Escape closes. Enter does what it does by itself. */
function moveByKey(event: KeyboardEvent, { dialog, field, hits }: DialogParts): void {
  const links = [...hits.querySelectorAll('a')];
  const current = links.findIndex((link) => link === document.activeElement);
  const { key } = event;
  if (key === 'ArrowDown' && links.length > 0 && !event.isComposing) {
    event.preventDefault();
    (links[current + 1] ?? links[current])?.focus();
  } else if (key === 'ArrowUp' && current >= 0) {
    event.preventDefault();
    (links[current - 1] ?? field).focus();
  } else if (key === 'Escape' && !event.isComposing) {
    // A search field would take the first Escape to empty itself.
    event.preventDefault();
    close(dialog);
  } else if (
    current >= 0 &&
    (key.length === 1 || key === 'Backspace') &&
    key !== ' ' &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey
  ) {
    field.focus();
  }
}

/** A link may lead to the page that is open: the dialog must not stay over it. */
function closeByClick(event: MouseEvent, { dialog }: DialogParts): void {
  const target = event.target instanceof Element ? event.target : null;
  const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (target === dialog || target?.closest('[data-close]') || (plain && target?.closest('a'))) close(dialog);
}

/** Closes the dialog at once for the keys too: what had the focus in it would keep it until the next frame, and a key typed before that would be lost. */
function close(dialog: HTMLDialogElement): void {
  dialog.close();
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && dialog.contains(activeElement)) activeElement.blur();
}
