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
  const from = startColumn > WINDOW - 30 ? startColumn - 40 : 0;
  const lead = from > 0 ? '…' : '';
  const shown = source.slice(from, from + WINDOW);
  const tail = from + WINDOW < source.length ? '…' : '';
  const before = lead + expandTabs(source.slice(from, startColumn));
  const marked = expandTabs(source.slice(startColumn, Math.min(endColumn, from + WINDOW)));
  return {
    line: place.start.line,
    text: lead + expandTabs(shown) + tail,
    indent: displayWidth(before),
    width: Math.max(1, displayWidth(marked)),
  };
}

const expandTabs = (text: string): string => text.replaceAll('\t', '  ');

/** Terminal columns of a text: wide characters count two, combining marks none. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}|\u200B|\u200D|\uFE0F/u.test(character)) continue;
    width += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u.test(
      character,
    )
      ? 2
      : 1;
  }
  return width;
}
