/** Offsets of a stretch of a text, `end` exclusive. */
export type Stretch = readonly [start: number, end: number];

/** Where code stands in Markdown: fenced blocks, and words between backticks. What is written there is never markup of a system. */
export function findCode(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let open: { readonly fence: string; readonly start: number } | undefined;
  let textStart = 0;
  let offset = 0;
  for (const line of text.split('\n')) {
    const fence = /^(?:[ \t>]{0,12}|[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)(`{3,}(?=[^`]*$)|~{3,})/u.exec(line)?.[1];
    if (open === undefined && fence !== undefined) {
      stretches.push(...findSpans(text, textStart, offset));
      open = { fence, start: offset };
    } else if (open !== undefined && fence?.startsWith(open.fence) === true && line.trim().replaceAll('>', '').trim() === fence) {
      stretches.push([open.start, offset + line.length]);
      open = undefined;
      textStart = offset + line.length;
    }
    offset += line.length + 1;
  }
  return [...stretches, ...(open === undefined ? findSpans(text, textStart, text.length) : [[open.start, text.length] as const])];
}

/** Words between equal runs of backticks, within one paragraph. */
function findSpans(text: string, from: number, to: number): Stretch[] {
  const spans: Stretch[] = [];
  const waiting = new Map<string, number>();
  for (const match of text.slice(from, to).matchAll(/`+|\n[ \t]*\n/gu)) {
    const [mark] = match;
    const at = from + match.index;
    const start = waiting.get(mark);
    if (!mark.startsWith('`')) waiting.clear();
    else if (start === undefined) waiting.set(mark, at);
    else {
      spans.push([start, at + mark.length]);
      waiting.clear();
    }
  }
  return spans;
}
