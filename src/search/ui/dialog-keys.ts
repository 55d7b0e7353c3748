import type { DialogParts } from './dialog-parts.ts';

/**
 * Down and Up move the focus between the field and the results, Home and End go to the first and the last of them, typing goes on in the field,
 * one Escape closes. Enter does what it does by itself.
 */
export function moveByKey(event: KeyboardEvent, parts: DialogParts): void {
  if (event.isComposing || event.defaultPrevented) return;
  const { field, hits } = parts;
  const links = [...hits.querySelectorAll('a')];
  const current = links.findIndex((link) => link === document.activeElement);
  if (event.key === 'Escape') {
    // A search field would take the first Escape to empty itself.
    event.preventDefault();
    closeDialog(parts);
    return;
  }
  const next = findNext(event.key, current, links);
  if (next !== undefined) {
    event.preventDefault();
    (next === 'field' ? field : next).focus();
  } else if (current >= 0 && isTyping(event)) {
    field.focus();
  }
}

function findNext(key: string, current: number, links: readonly HTMLAnchorElement[]): HTMLAnchorElement | 'field' | undefined {
  if (key === 'ArrowDown') return links[current + 1] ?? links.at(-1);
  if (current < 0) return undefined;
  if (key === 'ArrowUp') return links[current - 1] ?? 'field';
  return key === 'Home' ? links[0] : key === 'End' ? links.at(-1) : undefined;
}

function isTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key.length === 1 || key === 'Backspace') && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}

/** A link may lead to the page that is open: the dialog must not stay over it. */
export function closeByClick(event: MouseEvent, parts: DialogParts): void {
  const target = event.target instanceof Element ? event.target : null;
  const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (target === parts.dialog || target?.closest('[data-close]') || (plain && target?.closest('a'))) closeDialog(parts);
}

/** Closes the dialog at once for the keys too: what had the focus in it would keep it until the next frame, and a key typed before that would be lost. */
function closeDialog({ dialog }: DialogParts): void {
  dialog.close();
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && dialog.contains(activeElement)) activeElement.blur();
}
