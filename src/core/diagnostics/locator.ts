import type { Place, Point } from './diagnostic.ts';

/** Turns offsets of one text into places. */
export interface Locator {
  point: (offset: number) => Point;
  place: (start: number, end: number) => Place;
}

/** Makes a locator; lines end with LF, CRLF or CR, as in YAML and Markdown. */
export function makeLocator(text: string): Locator {
  let known: readonly number[] | undefined;
  const point = (offset: number): Point => {
    const starts = (known ??= lineStarts(text));
    const clamped = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: clamped - (starts[low] ?? 0) + 1, offset: clamped };
  };
  return { point, place: (start, end) => ({ start: point(start), end: point(Math.max(start, end)) }) };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
    return starts;
  }
  for (const match of text.matchAll(/\r\n|\r|\n/gu)) starts.push(match.index + match[0].length);
  return starts;
}
