import { isHeadline } from './headline.ts';
import { readLines, type Line } from './lines.ts';
import { readBlocks, type Block } from './read-blocks.ts';
import { readDate, type DateReading } from './read-date.ts';

/** A plain text, read: its date and title lines apart, the rest in blocks. */
export interface PlainText {
  readonly blocks: Block[];
  /** What the date line says; absent without one. */
  readonly date?: { readonly reading: DateReading; readonly line: Line };
  /** A headline of its own above the first heading. */
  readonly title?: string;
  /** Lines broken at a margin were joined. */
  readonly wrapped: boolean;
}

/** How many lines from the top may be the date line. */
const HEAD = 5;

/** Reads a plain text with line feeds. */
export function readText(text: string): PlainText {
  const lines = readLines(text);
  const head = lines.filter(({ kind }) => kind !== 'blank').slice(0, HEAD);
  const date = findDate(head);
  const before = head.slice(0, date === undefined ? 0 : head.indexOf(date.line));
  const above = before.length === 1 && before[0]?.kind === 'plain' && isHeadline(before[0].text) ? before[0] : undefined;
  const { blocks, wrapped } = readBlocks(lines.filter((line) => line !== date?.line && line !== above));
  const title = above?.text ?? takeTitle(blocks);
  return { blocks, wrapped, ...(date === undefined ? {} : { date }), ...(title === undefined ? {} : { title }) };
}

function findDate(head: readonly Line[]): PlainText['date'] {
  for (const line of head) {
    const reading = line.kind === 'plain' ? readDate(line.text) : undefined;
    if (reading !== undefined) return { reading, line };
  }
  return undefined;
}

/** Two headlines at the top, one above the other: the first is the title. */
function takeTitle(blocks: Block[]): string | undefined {
  const [first, second] = blocks;
  if (first?.kind !== 'paragraph' || second?.kind !== 'heading' || !isHeadline(first.text)) return undefined;
  blocks.shift();
  return first.text;
}
