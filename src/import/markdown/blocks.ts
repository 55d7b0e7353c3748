import type { Notes } from '../draft.ts';
import { isHiddenIn } from './hidden.ts';

/** A line of a text, with its number in the source. */
export interface SourceLine {
  readonly text: string;
  readonly line: number;
}

/** Deeper callouts stand in the last. */
const MAX_QUOTED = 8;

/** How many of the divisions that are open are of which kind; the innermost is last. */
interface Divisions {
  readonly open: ('plain' | 'quoted' | 'hidden')[];
  quoted: number;
  hidden: number;
}

interface Writing {
  readonly lines: SourceLine[];
  readonly divisions: Divisions;
  readonly notes: Notes;
  /** The title of a callout that begins, unless a heading of its own says another; else empty. */
  title: string;
}

/**
 * Divisions between `:::` lose their fences, and those that are hidden go; callouts among them, and those that begin with `> [!note]`, become
 * quotations.
 */
export function rewriteBlocks(text: string, notes: Notes, firstLine: number): SourceLine[] {
  const writing: Writing = { lines: [], divisions: { open: [], quoted: 0, hidden: 0 }, notes, title: '' };
  let code = '';
  text.split('\n').forEach((whole, index) => {
    const line = firstLine + index;
    if (writing.title !== '' && takeTitle(whole, line, writing)) return;
    const fence = /^\s*(`{3,}|~{3,})/u.exec(whole)?.[1] ?? '';
    if (code !== '' || fence !== '') {
      if (code === '') code = fence;
      else if (fence.startsWith(code) && whole.trim() === fence) code = '';
      put(writing, line, whole);
    } else if (!readDivision(whole, line, writing)) readLine(whole, line, writing);
  });
  return writing.lines;
}

function put({ lines, divisions: { quoted, hidden } }: Writing, line: number, ...texts: readonly string[]): void {
  if (hidden > 0) return;
  const quote = '> '.repeat(Math.min(MAX_QUOTED, quoted));
  for (const text of texts) lines.push({ text: `${quote}${text}`.trimEnd(), line });
}

/** Opens or closes a division; whether the line does that. */
function readDivision(whole: string, line: number, writing: Writing): boolean {
  const { open } = writing.divisions;
  const marks = /^\s*:{3,}/u.exec(whole)?.[0];
  if (marks === undefined) return false;
  const attributes = whole
    .slice(marks.length)
    .trim()
    .replace(/(?<!:):+$/u, '')
    .trim();
  if (attributes === '') {
    if (open.length === 0) return false;
    close(writing.divisions);
    put(writing, line, '');
    return true;
  }
  if (!/^(?:\{[^{}]*\}|[\w-]+)$/u.test(attributes)) return false;
  openDivision(attributes, line, writing);
  return true;
}

function close(divisions: Divisions): void {
  const kind = divisions.open.pop();
  if (kind === 'quoted') divisions.quoted -= 1;
  if (kind === 'hidden') divisions.hidden -= 1;
}

function openDivision(attributes: string, line: number, writing: Writing): void {
  const { divisions, notes } = writing;
  const callout = /\.callout-(\w+)/u.exec(attributes)?.[1];
  put(writing, line, '');
  if (isHiddenIn(attributes)) {
    notes.add('dropped', 'division', `\`::: ${attributes}\`, which is hidden, with what is in it`, line);
    divisions.open.push('hidden');
    divisions.hidden += 1;
  } else if (callout === undefined) {
    notes.add('dropped', 'division', `\`::: ${attributes}\`; its text is kept`, line);
    divisions.open.push('plain');
  } else {
    notes.add('mapped', 'callout', `\`${attributes}\` → a quotation`, line);
    divisions.open.push('quoted');
    divisions.quoted += 1;
    const title = /\btitle="([^"]+)"/u.exec(attributes)?.[1];
    if (title === undefined) writing.title = titleOf(callout);
    else put(writing, line, `**${title}**`, '');
  }
}

/** Writes the title of a callout; whether the line is blank, or the heading that is the title, and goes with it. */
function takeTitle(whole: string, line: number, writing: Writing): boolean {
  if (whole.trim() === '') return true;
  const heading = /^#{1,6}[ \t]+(\S.*)$/u.exec(whole)?.[1];
  put(writing, line, `**${heading?.trim() ?? writing.title}**`, '');
  writing.title = '';
  return heading !== undefined;
}

function readLine(whole: string, line: number, writing: Writing): void {
  const callout = /^((?:>\s?)+)\[!([\w-]+)\][+-]?[ \t]*(.*)$/u.exec(whole);
  if (callout === null) {
    put(writing, line, whole);
    return;
  }
  const [, marks = '', kind = '', title = ''] = callout;
  writing.notes.add('mapped', 'callout', `\`[!${kind}]\` → a quotation`, line);
  put(writing, line, `${marks}**${title.trim() || titleOf(kind)}**`, marks);
}

const titleOf = (kind: string): string => `${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}`;
