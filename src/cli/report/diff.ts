import type { FixedFile } from '../../core/fix/fix-archive.ts';
import type { Ink } from '../terminal.ts';
import { visible } from './visible.ts';

/** The lines that a fix changes, as they are and as they would be. @param shown path of the file as the reader knows it */
export function writeDiff({ before, edits }: FixedFile, shown: string, ink: Ink): string {
  const lines = [ink('bold', visible(shown))];
  for (const group of groupByLine(before, edits)) {
    lines.push(ink('cyan', `@@ line ${group.line} @@`));
    for (const line of split(group.before)) lines.push(ink('red', `- ${visible(line)}`));
    for (const line of split(group.after)) lines.push(ink('green', `+ ${visible(line)}`));
  }
  return `${lines.join('\n')}\n\n`;
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
    const start = text.lastIndexOf('\n', edit.start - 1) + 1;
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
