import { isHeadline } from './headline.ts';
import type { Line } from './lines.ts';
import { findWrapping, type Continues } from './wrapping.ts';

/** An item of a list with the lists under it. */
export interface Item {
  readonly text: string;
  readonly lists: List[];
}

export interface List {
  readonly kind: 'list';
  /** First number of a numbered list. */
  readonly start?: number;
  readonly items: Item[];
}

interface Heading {
  readonly kind: 'heading';
  readonly text: string;
  /** The number that stood before it and is left out, as pages number headings themselves. */
  readonly number?: number;
}

interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
}

export type Block = Heading | Paragraph | List;

/** The blocks of a text, and whether its lines were broken at a margin and have been joined. */
interface Blocks {
  readonly blocks: Block[];
  readonly wrapped: boolean;
}

/** Reads headings, paragraphs and lists from lines that carry no markup but bullets and numbers. */
export function readBlocks(lines: readonly Line[]): Blocks {
  const { wrapped, continues } = findWrapping(lines);
  const text: Text = { lines, continues, filled: findFilled(lines) };
  const headings = findHeadings(text);
  const blocks: Block[] = [];
  for (let at = nextFilled(text, 0); at < lines.length; at = nextFilled(text, at)) {
    const line = lines[at];
    if (line === undefined) break;
    if (headings.has(at)) {
      blocks.push({ kind: 'heading', text: line.text, ...(line.number === undefined ? {} : { number: line.number }) });
      at += 1;
    } else at = line.kind === 'plain' || isLoneNumber(line) ? readParagraph(text, at, blocks) : readList(text, at, line, blocks);
  }
  return { blocks, wrapped };
}

/** Lines with what is known of them as a whole. */
interface Text {
  readonly lines: readonly Line[];
  readonly continues: Continues;
  /** For each line the first from it on that is not blank; the number of lines where none is. */
  readonly filled: readonly number[];
}

function findFilled(lines: readonly Line[]): number[] {
  const filled: number[] = [];
  for (let at = lines.length - 1, next = lines.length; at >= 0; at -= 1) {
    if (lines[at]?.kind !== 'blank') next = at;
    filled[at] = next;
  }
  return filled;
}

const nextFilled = ({ lines, filled }: Text, at: number): number => filled[at] ?? lines.length;

/** Lines that are headings. Whether one is depends on the line below it, so they are found from the end. */
function findHeadings(text: Text): ReadonlySet<number> {
  const headings = new Set<number>();
  const filled = [...new Set(text.filled)].sort((a, b) => a - b);
  for (let index = filled.length - 2; index >= 0; index -= 1) {
    const [before, at = 0, following = 0] = [filled[index - 1], filled[index], filled[index + 1]];
    if (isHeading(text, at, { before, following, isFollowedByHeading: headings.has(following) })) headings.add(at);
  }
  return headings;
}

interface Neighbours {
  readonly before: number | undefined;
  readonly following: number;
  readonly isFollowedByHeading: boolean;
}

/** A headline with text under it; a numbered one only where it is no item of a numbered list. */
function isHeading({ lines, continues }: Text, at: number, { before, following, isFollowedByHeading }: Neighbours): boolean {
  const [line, next] = [lines[at], lines[following]];
  if (line === undefined || next === undefined || line.kind === 'bullet' || continues(line, lines[at + 1]) || !isHeadline(line.text))
    return false;
  if (line.kind === 'number' && (next.kind === 'number' || lines[before ?? -1]?.kind === 'number')) return false;
  return next.kind !== 'plain' || continues(next, lines[following + 1]) || !isFollowedByHeading;
}

/** A number that begins no list: `2026. A year …`. */
const isLoneNumber = ({ kind, number = 0 }: Line): boolean => kind === 'number' && number > 1;

function readParagraph(text: Text, from: number, blocks: Block[]): number {
  const [words, next] = joinLines(text, from, wholeText);
  blocks.push({ kind: 'paragraph', text: words });
  return next;
}

/** A number that begins no list belongs to the text. */
const wholeText = (line: Line): string => (line.number === undefined ? line.text : `${line.number}. ${line.text}`);

function joinLines({ lines, continues }: Text, from: number, textOf: (line: Line) => string, indent = Infinity): [string, number] {
  const parts: string[] = [];
  let at = from;
  for (let line = lines[at]; line !== undefined; line = lines[at]) {
    parts.push(parts.length === 0 ? textOf(line) : line.text);
    at += 1;
    const next = lines[at];
    if (next?.kind !== 'plain' || !(continues(line, next) || next.indent > indent)) break;
  }
  return [parts.join(' '), at];
}

function readList(text: Text, from: number, first: Line, blocks: Block[]): number {
  const top = openList(first);
  const open: { readonly list: List; readonly indent: number; last: number }[] = [
    { list: top, indent: first.indent, last: (first.number ?? 1) - 1 },
  ];
  blocks.push(top);
  let at = from;
  for (let line = text.lines[at]; line !== undefined; line = text.lines[at]) {
    while (open.length > 1 && line.indent < (open.at(-1)?.indent ?? 0)) open.pop();
    let level = open.at(-1);
    const parent = level?.list.items.at(-1);
    if (level !== undefined && parent !== undefined && line.indent > level.indent && open.length < 3 && (line.number ?? 1) === 1) {
      const list = openList(line);
      parent.lists.push(list);
      level = { list, indent: line.indent, last: 0 };
      open.push(level);
    }
    if (level === undefined || !belongs(line, level)) break;
    const [words, next] = joinLines(text, at, (each) => each.text, line.indent);
    level.list.items.push({ text: words, lists: [] });
    level.last += 1;
    at = next;
    const following = nextFilled(text, at);
    if (text.lines[following]?.kind === 'plain') break;
    at = following;
  }
  return at;
}

const openList = ({ number }: Line): List => ({ kind: 'list', ...(number === undefined ? {} : { start: number }), items: [] });

const belongs = (line: Line, { list, last }: { list: List; last: number }): boolean =>
  list.start === undefined ? line.kind === 'bullet' : line.number === last + 1;
