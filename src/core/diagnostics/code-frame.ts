import type { Place } from './diagnostic.ts';

/** A source line with a row of carets under the stretch in question. */
export interface CodeFrame {
  readonly line: number;
  /** The line's text, tabs made two spaces, cut to the window around the place. */
  readonly text: string;
  /** Terminal columns before the carets. */
  readonly indent: number;
  /** Terminal columns the carets cover, at least 1. */
  readonly width: number;
}

const WINDOW = 100;

/** The frame of a place's first line; absent when the file has no such line. */
export function codeFrame(text: string, place: Place): CodeFrame | undefined {
  const lines = text.split(/\r\n|\r|\n/u);
  const source = lines[place.start.line - 1];
  if (source === undefined || source.trim() === '') return undefined;
  const startColumn = place.start.column - 1;
  const endColumn = place.end.line === place.start.line ? place.end.column - 1 : source.length;
  const from = startColumn > WINDOW - 30 ? startOfSign(source, startColumn - 40) : 0;
  const to = startOfSign(source, from + WINDOW);
  const lead = from > 0 ? '…' : '';
  const shown = source.slice(from, to);
  const tail = to < source.length ? '…' : '';
  const before = lead + expandTabs(source.slice(from, startColumn));
  const marked = expandTabs(source.slice(startColumn, Math.min(endColumn, to)));
  return {
    line: place.start.line,
    text: lead + expandTabs(shown) + tail,
    indent: displayWidth(before),
    width: Math.max(1, displayWidth(marked)),
  };
}

/** The place itself, or that of the sign which it would cut in two: one of two code units, or one with marks over it. */
function startOfSign(text: string, at: number): number {
  let start = at;
  while (start > 0 && start < text.length && CONTINUES.test(text.slice(start))) start -= 1;
  return start;
}

const CONTINUES = /^[\uDC00-\uDFFF\p{M}\u200D]/u;

const expandTabs = (text: string): string => text.replaceAll('\t', '  ');

/** Terminal columns of a text: wide characters count two, combining marks none. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[\p{M}\u200B-\u200F\u2060\uFEFF]/u.test(character)) continue;
    width +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
