/** Where in YAML an editor is typing, found from the lines alone: what is half written is no YAML yet. */
export interface FrontCursor {
  /** Keys that lead to what is typed; `*` is an item of a list. For a key: those of its group. */
  readonly path: readonly string[];
  /** `word`: the line holds only what is typed, which may become a key or be a value. */
  readonly asks: 'value' | 'word';
  /** The stretch that is typed, offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Keys that the group has already. */
  readonly siblings: readonly string[];
  /** Whether a colon follows already. */
  readonly hasColon: boolean;
}

/** One line taken apart: `  - key: value`. */
interface Line {
  readonly start: number;
  readonly text: string;
  /** Column of the first dash; -1 without. */
  readonly dash: number;
  /** Column of what follows indent and dashes. */
  readonly column: number;
  readonly key: string | undefined;
}

/** @param yaml where YAML begins and ends in `text`; `offset` lies between */
export function findFrontCursor(
  text: string,
  offset: number,
  yaml: { readonly start: number; readonly end: number },
): FrontCursor | undefined {
  const lines = splitLines(text.slice(yaml.start, yaml.end), yaml.start);
  const at = lines.findLastIndex(({ start }) => start <= offset);
  const line = lines[at];
  if (line === undefined || line.text.trimStart().startsWith('#')) return undefined;
  const before = line.text.slice(line.column, offset - line.start);
  const after = line.text.slice(offset - line.start);
  const value = /^(?:[^\s:"'[\]{}]+|"[^"]*"):\s+(.*)$/u.exec(before)?.[1];
  if (value !== undefined && line.key !== undefined) {
    const path = pathTo(lines, at);
    return inValue(path, value, after, offset);
  }
  const open = findOpenList(lines, at);
  if (open !== undefined) return inValue(pathTo(lines, open), `[${before}`, after, offset);
  if (/:\s/u.test(before)) return undefined;
  const { path, siblings } = groupOf(lines, at);
  const rest = /^[^\s:,\]}#]*/u.exec(after)?.[0] ?? '';
  const typed = unquoted(before);
  return {
    path,
    siblings,
    asks: 'word',
    start: offset - typed.length,
    end: offset + rest.length,
    hasColon: /^\s*:/u.test(after.slice(rest.length)),
  };
}

/** In a value: an item of a list in brackets, or the whole of it. */
function inValue(path: readonly string[], value: string, after: string, offset: number): FrontCursor | undefined {
  if (value.startsWith('{') || value.startsWith('|') || value.startsWith('>')) return undefined;
  const isList = value.startsWith('[');
  if (isList && value.includes(']')) return undefined;
  const typed = unquoted(isList ? (/[^[,]*$/u.exec(value)?.[0] ?? '').trimStart() : value);
  const rest = isList ? (/^[^\s,\]"'#]*/u.exec(after)?.[0] ?? '') : (/^[^\s"'#]*/u.exec(after)?.[0] ?? '');
  return {
    path: isList ? [...path, '*'] : path,
    asks: 'value',
    start: offset - typed.length,
    end: offset + rest.length,
    siblings: [],
    hasColon: false,
  };
}

const unquoted = (typed: string): string => typed.replace(/^["']/u, '');

function splitLines(text: string, from: number): Line[] {
  const lines: Line[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/gu)) {
    if (line === '' && index > 0 && lines.length > 0 && !/[\r\n]$/u.test(text)) continue;
    const bare = line.replace(/[\r\n]+$/u, '');
    const [, indent = '', dashes = '', rest = ''] = /^([ \t]*)((?:-(?:[ \t]+|$))*)(.*)$/u.exec(bare) ?? [];
    const key = /^(?:"([^"]+)"|([^\s:"'#[\]{},][^:"#[\]{},]*)):(?:\s|$)/u.exec(rest);
    lines.push({
      start: from + index,
      text: bare,
      dash: dashes === '' ? -1 : indent.length,
      column: indent.length + dashes.length,
      key: key?.[1] ?? key?.[2],
    });
  }
  return lines;
}

/** Index of the line above whose list in brackets is still open. */
function findOpenList(lines: readonly Line[], at: number): number | undefined {
  for (let index = at - 1; index >= 0; index -= 1) {
    const { key, text } = lines[index] as Line;
    if (text.includes(']')) return undefined;
    if (key !== undefined) return /:\s+\[[^\]]*$/u.test(text) ? index : undefined;
  }
  return undefined;
}

/** Path of the key in a line. */
function pathTo(lines: readonly Line[], at: number): string[] {
  return [...groupOf(lines, at).path, lines[at]?.key ?? ''];
}

/** Path of the group that a line belongs to, and the keys which that has elsewhere. */
function groupOf(lines: readonly Line[], at: number): { path: string[]; siblings: string[] } {
  const { column, dash } = lines[at] as Line;
  const siblings: string[] = [];
  const path: string[] = [];
  // An item at this column of dashes, or else a key at this column.
  let item = dash;
  let depth = column;
  if (item !== -1) path.unshift('*');
  for (let index = at - 1; index >= 0; index -= 1) {
    const line = lines[index] as Line;
    if (line.text.trim() === '') continue;
    if (item === -1 && line.column === depth && line.key !== undefined) {
      if (path.length === 0) siblings.push(line.key);
      if (line.dash === -1) continue;
      path.unshift('*');
      item = line.dash;
    } else if (line.key !== undefined && (item === -1 ? line.column < depth : line.column <= item)) {
      path.unshift(line.key);
      depth = line.column;
      item = line.dash;
      if (item !== -1) path.unshift('*');
    }
  }
  for (const line of lines.slice(at + 1)) {
    if (line.text.trim() === '' || line.column > column) continue;
    if (line.column < column || line.dash !== -1) break;
    if (line.key !== undefined) siblings.push(line.key);
  }
  return { path, siblings };
}
