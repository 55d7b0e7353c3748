import { countCharacters } from './count-characters.ts';
import type { Line } from './lines.ts';

/** Texts whose lines were broken at a margin have none longer than this. */
const WIDEST_MARGIN = 140;

/** Tells whether a line goes on in the next. */
export type Continues = (line: Line, next: Line | undefined) => boolean;

/**
 * Finds out whether the lines of a text were broken at a margin. The sign: a line without an end of sentence
 * before one that begins in lower case. Then a line goes on where the next line's first word would not have fitted any more.
 */
export function findWrapping(lines: readonly Line[]): { readonly wrapped: boolean; readonly continues: Continues } {
  const margin = lines.reduce((widest, { width }) => Math.max(widest, width), 0);
  const wrapped =
    margin <= WIDEST_MARGIN && lines.some((line, index) => line.kind !== 'blank' && !isEnded(line.text) && beginsLower(lines[index + 1]));
  return {
    wrapped,
    continues: wrapped ? (line, next) => next?.kind === 'plain' && (beginsLower(next) || isFull(line, next, margin)) : () => false,
  };
}

/** Whether a text ends as a sentence, or a part of one, ends. */
export function isEnded(text: string): boolean {
  return /[.!?:;,…。！？：；，、][)\]”’"'»]*$/u.test(text);
}

const beginsLower = (line: Line | undefined): boolean => line?.kind === 'plain' && /^\p{Ll}/u.test(line.text);

const isFull = (line: Line, next: Line, margin: number): boolean =>
  line.width + 1 + countCharacters(next.text.split(/\s/u)[0] ?? '') > margin;
