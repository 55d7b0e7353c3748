import type { Change, Found } from './propose-fix.ts';

/** Adds a theme to `themes`, where that is a plain list in brackets or a plain item a line. */
export function declareTheme({ text, expected }: Found): Change | undefined {
  if (expected === undefined) return undefined;
  const front = text.slice(0, text.search(/\n---[ \t]*\r?\n/u) + 1);
  const inline = /^themes:[ \t]*\[[^\]\n#"'{}&*!]*?(?=[ \t]*\][ \t]*\r?$)/mu.exec(front);
  if (inline !== null) {
    const at = inline.index + inline[0].length;
    return { start: at, end: at, text: `${inline[0].endsWith('[') ? '' : ', '}${expected}` };
  }
  const block = /^themes:[ \t]*(\r?\n)(?:[ \t]*- [\w-]+[ \t]*\r?\n)*([ \t]*- )[\w-]+[ \t]*(?=\r?$)/mu.exec(front);
  if (block === null) return undefined;
  const at = block.index + block[0].trimEnd().length;
  return { start: at, end: at, text: `${block[1] ?? '\n'}${block[2] ?? '  - '}${expected}` };
}

/** Takes an item that is to be left out from a list in brackets, with one comma, or with its line from one with an item a line. Not the only one: something else may have been meant. */
export function removeItem({ diagnostic, text, expected }: Found): Change | undefined {
  const [from, to] = [diagnostic.place.start.offset, diagnostic.place.end.offset];
  if (expected !== '') return undefined;
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to);
  const [before, after] = [text.slice(lineStart, from), text.slice(to, lineEnd === -1 ? text.length : lineEnd)];
  if (/^[ \t]*- +$/u.test(before) && /^[ \t]*\r?$/u.test(after) && lineEnd !== -1) return { start: lineStart, end: lineEnd + 1, text: '' };
  const comma = /,[ \t]*$/u.exec(before);
  if (comma !== null) return { start: lineStart + comma.index, end: to, text: '' };
  const next = /^[ \t]*,[ \t]*/u.exec(after);
  return next !== null && /\[[ \t]*$/u.test(before) ? { start: from, end: to + next[0].length, text: '' } : undefined;
}
