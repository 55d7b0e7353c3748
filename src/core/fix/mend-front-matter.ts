import type { Change, Found } from './propose-fix.ts';

/** Puts quotes around a text that YAML takes for something else. */
export function mendYaml({ diagnostic: { place, reason }, text }: Found): Change | undefined {
  const mayQuote = /second colon|at the beginning of a value, expected quotes/u.test(reason);
  return mayQuote ? quoteValue(text, place.start.offset) : undefined;
}

/** The whole value of the line, when it ends there. A text that quotes cannot hold as it is, or that may be followed by a comment, is left alone. */
function quoteValue(text: string, at: number): Change | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const [line = '', next = ''] = text.slice(start).split(/\r?\n/u, 2);
  const [, key, value] = /^([ \t]*(?:- +)?[\w-]+:[ \t]+)(\S.*?)[ \t]*$/u.exec(line) ?? [];
  if (key === undefined || value === undefined || /^[ \t]+\S/u.test(next.slice(indentOf(line))) || /\s#|^["'[{|>&*!]/u.test(value))
    return undefined;
  const quote = /["\\]/u.test(value) ? "'" : '"';
  if (value.includes(quote)) return undefined;
  return { start: start + key.length, end: start + key.length + value.length, text: `${quote}${value}${quote}` };
}

const indentOf = (line: string): number => /^[ \t]*(?:- +)?/u.exec(line)?.[0].length ?? 0;

/** Empty lines before the line that begins the front matter. */
export function dropEmptyLines({ text }: Found): Change | undefined {
  const lead = /^\s+(?=---[ \t]*\r?\n)/u.exec(text)?.[0];
  return lead?.endsWith('\n') === true ? { start: 0, end: lead.length, text: '' } : undefined;
}

/** A closing line with too many hyphens. */
export function closeFrontMatter({ diagnostic: { place }, here }: Found): Change | undefined {
  if (!/^-{4,}[ \t]*$/u.test(here)) return undefined;
  return { start: place.start.offset, end: place.start.offset + here.trimEnd().length, text: '---' };
}
