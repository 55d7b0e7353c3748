import type { FixedFile } from '../../core/fix/fix-archive.ts';
import type { Ink } from '../terminal.ts';
import { visible } from './visible.ts';

/** The lines that a fix changes, as they are and as they would be, and those beside which it adds some. @param shown path of the file as the reader knows it */
export function writeDiff({ before, edits }: FixedFile, shown: string, ink: Ink): string {
  const lines = [ink('bold', visible(shown))];
  for (const group of groupByLine(before, edits)) {
    lines.push(ink('cyan', `@@ line ${group.line} @@`));
    lines.push(...writeChange(split(group.before), split(group.after), ink));
  }
  return `${lines.join('\n')}\n\n`;
}

function writeChange(before: readonly string[], after: readonly string[], ink: Ink): string[] {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const show = (lines: readonly string[], mark: string): string[] => lines.map((line) => `${mark} ${visible(line)}`);
  return [
    ...show(before.slice(0, head), ' '),
    ...show(before.slice(head, before.length - tail), '-').map((line) => ink('red', line)),
    ...show(after.slice(head, after.length - tail), '+').map((line) => ink('green', line)),
    ...show(before.slice(before.length - tail), ' '),
  ];
}

interface Change {
  /** Number of the first line, from 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

function groupByLine(text: string, edits: FixedFile['edits']): Change[] {
  const changes: (Change & { start: number; end: number; shift: number; after: string })[] = [];
  for (const edit of edits) {
    const start = edit.start === 0 ? 0 : text.lastIndexOf('\n', edit.start - 1) + 1;
    const next = text.indexOf('\n', edit.end);
    const end = next === -1 ? text.length : next;
    let change = changes.at(-1);
    if (change?.start !== start || change.end !== end) {
      const before = text.slice(start, end);
      change = { start, end, shift: 0, before, after: before, line: text.slice(0, start).split('\n').length };
      changes.push(change);
    }
    const from = edit.start - start + change.shift;
    change.after = change.after.slice(0, from) + edit.text + change.after.slice(from + edit.end - edit.start);
    change.shift += edit.text.length - (edit.end - edit.start);
  }
  return changes;
}

const split = (text: string): string[] => text.split('\n').map((line) => line.replace(/\r$/u, ''));
