import type { Notes } from '../draft.ts';
import type { ImportProblem } from '../problem.ts';
import type { Stretch } from './find-code.ts';
import { countLines } from './rewrite.ts';

/** How a system marks what it keeps from readers. */
export interface CommentMarks {
  /** Global, as is `close`. */
  readonly open: RegExp;
  readonly close: RegExp;
  /** Where the marks are words like others. */
  readonly findWords: (text: string) => readonly Stretch[];
}

/**
 * Takes out what stands between the marks of comments, however long it is; its line feeds stay. A comment without an end is a problem: nobody
 * knows what of the text its author meant to keep back.
 */
export function dropComments(text: string, marks: readonly CommentMarks[], notes: Notes, firstLine: number): string | ImportProblem {
  let left = text;
  for (const each of marks) {
    const without = dropBetween(left, each, notes, firstLine);
    if (typeof without !== 'string') return without;
    left = without;
  }
  return left;
}

function dropBetween(text: string, { open, close, findWords }: CommentMarks, notes: Notes, firstLine: number): string | ImportProblem {
  const words = findWords(text);
  let [kept, line, at, stretch] = ['', firstLine, 0, 0];
  for (const { 0: mark, index } of text.matchAll(open)) {
    while ((words[stretch]?.[1] ?? Infinity) <= index) stretch += 1;
    if (index < at || (words[stretch]?.[0] ?? Infinity) <= index) continue;
    close.lastIndex = index + mark.length;
    const end = close.exec(text);
    line += countLines(text.slice(at, index));
    if (end === null) return unclosed(mark, line);
    notes.add('dropped', 'comment', `from \`${mark.trim()}\` to \`${end[0].trim()}\``, line);
    const whole = text.slice(index, end.index + end[0].length);
    line += countLines(whole);
    kept += text.slice(at, index) + '\n'.repeat(countLines(whole));
    at = index + whole.length;
  }
  return kept + text.slice(at);
}

const unclosed = (mark: string, line: number): ImportProblem => ({
  code: 'import-document',
  line,
  reason: `Unexpected comment \`${mark.trim()}\` without an end, expected to know what it keeps from readers`,
  fix: 'write the mark that ends it, or delete this one',
});
