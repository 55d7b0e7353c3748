import type { Word } from './engine.ts';

/** A stretch of text, marked where it shows why the passage matches. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Word index to the weight of the word of the query that stands there. */
export type Marks = ReadonlyMap<number, number>;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Longest excerpt, in words. */
const longest = 36;

/** The most telling paragraph or list item of a passage, shortened around its marked words. */
export function makeExcerpt(words: readonly Word[], range: Range, marks: Marks): Piece[] {
  const block = pickBest(splitBlocks(words, range), marks);
  const shown = shorten(words, block, marks);
  const pieces = setPieces(words, shown, marks);
  if (shown.start > block.start) pieces.unshift({ text: '… ', marked: false });
  if (shown.end < block.end) pieces.push({ text: ' …', marked: false });
  return pieces;
}

/** A title or heading with its marked words. */
export function makeHeadline(words: readonly Word[], range: Range, marks: Marks): Piece[] {
  return setPieces(words, range, marks);
}

function splitBlocks(words: readonly Word[], { start, end }: Range): Range[] {
  const blocks: Range[] = [];
  let from = start;
  for (let index = start; index < end; index += 1) {
    if (words[index]?.ends !== true && index < end - 1) continue;
    blocks.push({ start: from, end: index + 1 });
    from = index + 1;
  }
  return blocks;
}

function pickBest(blocks: readonly Range[], marks: Marks): Range {
  let best: Range = blocks[0] ?? { start: 0, end: 0 };
  let top = 0;
  for (const block of blocks) {
    const weight = weigh(block, marks);
    if (weight > top) [best, top] = [block, weight];
  }
  return best;
}

function weigh({ start, end }: Range, marks: Marks): number {
  let sum = 0;
  for (let index = start; index < end; index += 1) sum += marks.get(index) ?? 0;
  return sum;
}

/** The window with the most weight; among equals the one that begins with a sentence, else the one in the middle. */
function shorten(words: readonly Word[], block: Range, marks: Marks): Range {
  if (block.end - block.start <= longest) return block;
  let windows: Range[] = [];
  let top = -1;
  for (let start = block.start; start + longest <= block.end; start += 1) {
    const window = { start, end: start + longest };
    const weight = weigh(window, marks);
    if (weight > top) [windows, top] = [[window], weight];
    else if (weight === top) windows.push(window);
  }
  const opening = windows.find(({ start }) => start === block.start || /[.!?]["”’)]*$/u.test(words[start - 1]?.text ?? ''));
  return opening ?? windows[Math.floor(windows.length / 2)] ?? block;
}

/** Sets words as text; neighbouring marked words share a mark, punctuation around stays outside. */
function setPieces(words: readonly Word[], { start, end }: Range, marks: Marks): Piece[] {
  const pieces: Piece[] = [];
  const add = (text: string, marked: boolean): void => {
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.marked === marked) pieces[pieces.length - 1] = { text: last.text + text, marked };
    else pieces.push({ text, marked });
  };
  for (let index = start; index < end; index += 1) {
    const { text, space } = words[index] ?? { text: '', space: '' };
    const gap = index < end - 1 ? space : '';
    const marked = marks.has(index);
    const [before, core, after] = splitPunctuation(text);
    const joins = marked && marks.has(index + 1) && index < end - 1 && !/[.,;:!?]/u.test(after);
    add(before, marked && pieces.at(-1)?.marked === true);
    add(core, marked);
    add(after + gap, joins);
  }
  return pieces;
}

/** The full stop of an abbreviation (`U.S.`) belongs to the word. */
function splitPunctuation(text: string): [string, string, string] {
  const pattern = /^([^\p{L}\p{N}]*)((?:\p{L}\.){2,}|.*?)([^\p{L}\p{N}]*)$/su;
  const [, before = '', core = '', after = ''] = pattern.exec(text) ?? [];
  return [before, core, after];
}
