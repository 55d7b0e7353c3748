import type { Heading, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { FileReporter, Finding } from '../diagnostics/reporter.ts';
import { judgeAttribute, judgeId, wordForm } from '../rules/heading-attributes.ts';
import { wordStranger } from '../rules/closed-list.ts';
import { themeList } from '../rules/theme-unknown.ts';

/** Attributes of a heading in Pandoc's form: `{#id themes="a b"}`. */
export interface HeadingAttributes {
  readonly id?: string;
  readonly themes?: readonly string[];
  /** Offset in the body of the opening brace; absent without attributes. */
  readonly from?: number;
}

const BLOCK = /\s*\{((?:\s*(?:#[^\s}"]+|[\w-]+="[^"}]*"))+\s*)\}\s*$/u;
const ITEM = /#([^\s}"]+)|([\w-]+)="([^"}]*)"/gu;

/** Reads and removes the attributes at the end of a heading. */
export function takeAttributes(heading: Heading, bodyStart: number, themes: readonly string[], report: FileReporter): HeadingAttributes {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return {};
  const match = BLOCK.exec(last.value);
  const end = bodyStart + (heading.position?.end.offset ?? 0);
  if (match === null) {
    if (/\{[^{}]*[#=][^{}]*\}\s*$/u.test(last.value)) reportForm(last, end, report);
    return {};
  }
  const start = end - match[0].trimEnd().length;
  const inside = start + match[0].indexOf('{') + 1;
  const attributes = readItems(match[1] ?? '', { start: inside, themes, report });
  last.value = last.value.slice(0, match.index);
  if (last.value === '') heading.children.pop();
  return { ...attributes, from: start - bodyStart };
}

interface Context {
  /** Offset in the file of the text in braces. */
  readonly start: number;
  readonly themes: readonly string[];
  readonly report: FileReporter;
}

function readItems(text: string, { start, themes, report }: Context): HeadingAttributes {
  let id: string | undefined;
  let named: string[] | undefined;
  for (const { 0: whole, 1: anchor, 2: key, 3: value = '', index } of text.matchAll(ITEM)) {
    const from = start + index;
    if (anchor !== undefined) id = readId(anchor, from, report);
    else if (key === 'themes') named = readThemes(value, from + whole.indexOf('"') + 1, themes, report);
    else judge(judgeAttribute(key ?? ''), from, from + whole.length, report);
  }
  return { ...(id === undefined ? {} : { id }), ...(named === undefined ? {} : { themes: named }) };
}

/** @param from offset in the file of the `#` */
function readId(id: string, from: number, report: FileReporter): string | undefined {
  return judge(judgeId(id), from, from + 1 + id.length, report) ? id : undefined;
}

/** Whether there is nothing to report. */
function judge(finding: Finding | undefined, start: number, end: number, report: FileReporter): boolean {
  if (finding !== undefined) report.at('heading-attributes', start, end, finding);
  return finding === undefined;
}

/** @param from offset in the file of the first character after the quote */
function readThemes(text: string, from: number, known: readonly string[], report: FileReporter): string[] {
  const themes: string[] = [];
  for (const { 0: theme, index } of text.matchAll(/[^\s,]+/gu)) {
    if (known.includes(theme)) {
      themes.push(theme);
      continue;
    }
    report.at('theme-unknown', from + index, from + index + theme.length, wordStranger(theme, themeList(known)));
  }
  return themes;
}

function reportForm(text: Text, end: number, report: FileReporter): void {
  const braces = /\{[^{}]*\}\s*$/u.exec(text.value)?.[0].trimEnd() ?? '';
  report.at('heading-attributes', end - Math.max(1, braces.length), end, wordForm(braces));
}

/** The text of a heading as readers see it. */
export const headingText = (heading: Heading): string => toString(heading, { includeImageAlt: false }).replace(/\s+/gu, ' ').trim();
