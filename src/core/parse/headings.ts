import type { Heading, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { FileReporter } from '../diagnostics/reporter.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { ID } from '../text/id.ts';

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
  const attributes = readItems(match[1] ?? '', { start, end, themes, report });
  last.value = last.value.slice(0, match.index);
  if (last.value === '') heading.children.pop();
  return { ...attributes, from: start - bodyStart };
}

interface Context {
  readonly start: number;
  readonly end: number;
  readonly themes: readonly string[];
  readonly report: FileReporter;
}

function readItems(text: string, { start, end, themes, report }: Context): HeadingAttributes {
  let id: string | undefined;
  let named: string[] | undefined;
  for (const [, anchor, key, value = ''] of text.matchAll(ITEM)) {
    if (anchor !== undefined) id = anchor;
    else if (key === 'themes') named = value.split(/[\s,]+/u).filter((item) => item !== '');
    else {
      report.at('heading-attributes', start, end, {
        reason: `Unexpected attribute \`${key ?? ''}\`, expected \`#id\` or \`themes\``,
        fix: 'remove the attribute',
      });
    }
  }
  if (id !== undefined && !ID.test(id)) {
    report.at('heading-attributes', start, end, {
      reason: `Unexpected id \`${id}\`, expected lower-case letters, digits and single hyphens`,
      fix: 'change the id',
    });
    id = undefined;
  }
  for (const theme of named ?? []) {
    if (themes.includes(theme)) continue;
    const expected = suggest(theme, themes);
    report.at('theme-unknown', start, end, {
      reason: `Unexpected theme \`${theme}\`, expected a theme from content/themes`,
      fix: expected[0] === undefined ? `name one of ${themes.map((item) => `\`${item}\``).join(', ')}` : `replace with \`${expected[0]}\``,
      actual: theme,
      expected,
    });
  }
  const known = named?.filter((theme) => themes.includes(theme));
  return { ...(id === undefined ? {} : { id }), ...(known === undefined ? {} : { themes: known }) };
}

function reportForm(text: Text, end: number, report: FileReporter): void {
  const length = /\{[^{}]*\}\s*$/u.exec(text.value)?.[0].trimEnd().length ?? 1;
  report.at('heading-attributes', end - length, end, {
    reason: 'Unexpected form of heading attributes, expected `{#id themes="first second"}`',
    fix: 'write `#` before the id, and the themes in straight double quotes',
  });
}

/** The text of a heading as readers see it. */
export const headingText = (heading: Heading): string => toString(heading, { includeImageAlt: false }).replace(/\s+/gu, ' ').trim();
