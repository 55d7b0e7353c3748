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
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    if (line === undefined || line.kind === 'blank') at += 1;
    else if (isHeading(lines, at, continues)) {
      blocks.push({ kind: 'heading', text: line.text, ...(line.number === undefined ? {} : { number: line.number }) });
      at += 1;
    } else
      at =
        line.kind === 'plain' || isLoneNumber(line) ? readParagraph(lines, at, continues, blocks) : readList(lines, at, continues, blocks);
  }
  return { blocks, wrapped };
}

/** A headline with text under it; a numbered one only where it is no item of a numbered list. */
function isHeading(lines: readonly Line[], at: number, continues: Continues): boolean {
  const line = lines[at];
  const following = lines.slice(at + 1).find(({ kind }) => kind !== 'blank');
  if (line === undefined || following === undefined || line.kind === 'bullet' || continues(line, lines[at + 1]) || !isHeadline(line.text))
    return false;
  if (line.kind === 'number') {
    const before = lines.slice(0, at).findLast(({ kind }) => kind !== 'blank');
    if (following.kind === 'number' || before?.kind === 'number') return false;
  }
  const followingAt = lines.indexOf(following);
  return following.kind !== 'plain' || continues(following, lines[followingAt + 1]) || !isHeading(lines, followingAt, continues);
}

/** A number that begins no list: `2026. A year …`. */
const isLoneNumber = ({ kind, number = 0 }: Line): boolean => kind === 'number' && number > 1;

function readParagraph(lines: readonly Line[], from: number, continues: Continues, blocks: Block[]): number {
  const [text, next] = joinLines(lines, from, wholeText, continues);
  blocks.push({ kind: 'paragraph', text });
  return next;
}

/** A number that begins no list belongs to the text. */
const wholeText = (line: Line): string => (line.number === undefined ? line.text : `${line.number}. ${line.text}`);

function joinLines(
  lines: readonly Line[],
  from: number,
  textOf: (line: Line) => string,
  continues: Continues,
  indent = Infinity,
): [string, number] {
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

function readList(lines: readonly Line[], from: number, continues: Continues, blocks: Block[]): number {
  const first = lines[from];
  if (first === undefined) return from + 1;
  const open: { readonly list: List; readonly indent: number; last: number }[] = [];
  const top = openList(first);
  open.push({ list: top, indent: first.indent, last: (first.number ?? 1) - 1 });
  blocks.push(top);
  let at = from;
  for (let line = lines[at]; line !== undefined; line = lines[at]) {
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
    const [text, next] = joinLines(lines, at, ({ text }) => text, continues, line.indent);
    level.list.items.push({ text, lists: [] });
    level.last += 1;
    at = next;
    const following = lines.slice(at).find(({ kind }) => kind !== 'blank');
    if (following === undefined || following.kind === 'plain') break;
    at = lines.indexOf(following);
  }
  return at;
}

const openList = ({ number }: Line): List => ({ kind: 'list', ...(number === undefined ? {} : { start: number }), items: [] });

const belongs = (line: Line, { list, last }: { list: List; last: number }): boolean =>
  list.start === undefined ? line.kind === 'bullet' : line.number === last + 1;
