import type { Notes } from '../draft.ts';

/** A line of a text, with its number in the source. */
export interface SourceLine {
  readonly text: string;
  readonly line: number;
}

/** Deeper callouts stand in the last. */
const MAX_QUOTED = 8;

/** Divisions between `:::` lose their fences; callouts among them, and those that begin with `> [!note]`, become quotations. */
export function rewriteBlocks(text: string, notes: Notes, firstLine: number): SourceLine[] {
  const lines: SourceLine[] = [];
  /** Of each open division, whether it is a quotation. */
  const open: boolean[] = [];
  let code = '';
  text.split('\n').forEach((whole, index) => {
    const line = firstLine + index;
    const put = (...texts: readonly string[]): void => {
      const quote = '> '.repeat(Math.min(MAX_QUOTED, open.filter((isQuoted) => isQuoted).length));
      lines.push(...texts.map((each) => ({ text: `${quote}${each}`.trimEnd(), line })));
    };
    const fence = /^\s*(`{3,}|~{3,})/u.exec(whole)?.[1] ?? '';
    if (code !== '' || fence !== '') {
      if (code === '') code = fence;
      else if (fence.startsWith(code) && whole.trim() === fence) code = '';
      put(whole);
      return;
    }
    const division = /^:{3,}(?: *(\{[^{}]*\}|[\w-]+))?(?: *:+)?$/u.exec(oneSpaced(whole));
    if (division?.[1] !== undefined) {
      openDivision(division[1], { open, put, notes, line });
      return;
    }
    if (division !== null && open.length > 0) {
      open.pop();
      put('');
      return;
    }
    const callout = /^((?:>\s?)+)\[!([\w-]+)\][+-]?[ \t]*(.*)$/u.exec(whole);
    if (callout === null) {
      put(whole);
      return;
    }
    const [, marks = '', kind = '', title = ''] = callout;
    notes.add('mapped', 'callout', `\`[!${kind}]\` → a quotation`, line);
    put(`${marks}**${title.trim() || titleOf(kind)}**`, marks);
  });
  return lines;
}

/** Runs of blanks as one, since patterns try every way to divide a run. */
const oneSpaced = (line: string): string => line.replace(/\s+/gu, ' ').trim();

interface Surroundings {
  readonly open: boolean[];
  readonly put: (...texts: readonly string[]) => void;
  readonly notes: Notes;
  readonly line: number;
}

function openDivision(attributes: string, { open, put, notes, line }: Surroundings): void {
  const kind = /\.callout-(\w+)/u.exec(attributes)?.[1];
  put('');
  open.push(kind !== undefined);
  if (kind === undefined) {
    notes.add('dropped', 'division', `\`::: ${attributes}\`; its text is kept`, line);
    return;
  }
  const title = /\btitle="([^"]*)"/u.exec(attributes)?.[1];
  notes.add('mapped', 'callout', `\`${attributes}\` → a quotation`, line);
  put(`**${title ?? titleOf(kind)}**`, '');
}

const titleOf = (kind: string): string => `${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}`;
