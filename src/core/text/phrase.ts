import type { Phrase } from '../page-model.ts';
import { escapeHtml } from './escape.ts';

/** A hyphenated or dashed compound, or a word with the em dash that follows it. */
const UNBROKEN = /[\p{L}\p{N}.’']+(?:[-–][\p{L}\p{N}.’']+)+—?|[^\s—]+—/gu;

/** A longer compound must be free to break on a narrow screen. */
const LONGEST = 24;

/** Sets a short text: compounds do not break inside, no line begins with an em dash. Copied text stays as written. */
export function setPhrase(text: string): Phrase {
  let html = '';
  let last = 0;
  for (const match of text.matchAll(UNBROKEN)) {
    html += escapeHtml(text.slice(last, match.index));
    html += match[0].length > LONGEST ? escapeHtml(match[0]) : `<span class="nb">${escapeHtml(match[0])}</span>`;
    last = match.index + match[0].length;
  }
  return { text, html: html + escapeHtml(text.slice(last)) };
}
