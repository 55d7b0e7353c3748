import { bottomLine, judgements } from '../index-format.ts';
import type { Result } from '../query/passages.ts';
import type { Answer } from '../query/search.ts';

/** Answers with more briefings than this are not read whole, so their passages are not counted. */
export const countedWhole = 20;

/** `1 briefing`, `4 briefings`. */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `11 passages in 4 briefings.`, or only the briefings when not all of them were read. */
export function sayCount({ found }: Answer, read: readonly Result[]): string {
  if (found.length === 0) return 'No briefing matches.';
  const passages = read.reduce((sum, { matched }) => sum + matched, 0);
  const briefings = countOf(found.length, 'briefing');
  return read.length < found.length || passages === 0 ? `${briefings}.` : `${countOf(passages, 'passage')} in ${briefings}.`;
}

/** What of the query was not searched for as written; empty when nothing. */
export function sayLeftOut({ ignored, loosened, found }: Answer): string {
  const sentences: string[] = [];
  if (ignored.length > 0) {
    sentences.push(
      `${listQuoted(ignored)} ${ignored.length === 1 ? 'occurs' : 'occur'} nowhere${found.length > 0 ? ' and went unused' : ''}.`,
    );
  }
  if (loosened.length > 0 && found.length > 0) {
    sentences.push(
      `No briefing has the exact words ${listQuoted(loosened.map((words) => words.join(' ')))}; each word was searched for by itself.`,
    );
  }
  return sentences.join(' ');
}

function listQuoted(texts: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(texts.map((text) => `“${text}”`));
}

/** Names a passage without a heading of its own. */
export function nameOf(anchor: string): string {
  return anchor === bottomLine ? 'Bottom line' : anchor === judgements ? 'Key judgements' : '';
}
