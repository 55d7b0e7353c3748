import type { Notes } from '../draft.ts';
import { findCode, type Stretch } from './find-code.ts';

/** How one construct of a system is written in plain Markdown. */
export interface Rewriting {
  /** Global; takes time in proportion to the text, whatever that is: no two parts of it may divide the same run between them. */
  readonly pattern: RegExp;
  /** @param groups of the match, the whole first. @returns `undefined` to leave it as it is */
  readonly write: (groups: readonly string[], context: RewriteContext) => string | undefined;
  /** Whether it counts in code as well. */
  readonly inCode?: boolean;
}

export interface RewriteContext {
  readonly notes: Notes;
  /** Line of the source where the match begins. */
  readonly line: number;
  /** Whether the match stands where Markdown or HTML has an address. */
  readonly isAddress: boolean;
}

/**
 * Rewrites what a system adds to Markdown, except in code. Line feeds of what goes stay, so that lines keep their numbers.
 * @param firstLine line of the source with which the text begins
 */
export function rewrite(text: string, rewritings: readonly Rewriting[], notes: Notes, firstLine: number): string {
  return rewritings.reduce((before, rewriting) => applyOne(before, rewriting, notes, firstLine), text);
}

function applyOne(text: string, { pattern, write, inCode = false }: Rewriting, notes: Notes, firstLine: number): string {
  let code: readonly Stretch[] | undefined = inCode ? [] : undefined;
  let at = 0;
  let line = firstLine;
  let counted = 0;
  return text.replace(pattern, (...args: unknown[]) => {
    const offset = args.find((value) => typeof value === 'number') ?? 0;
    const groups = args.slice(0, args.indexOf(offset)).map((group) => (typeof group === 'string' ? group : ''));
    const whole = groups[0] ?? '';
    code ??= findCode(text);
    while ((code[at]?.[1] ?? Infinity) <= offset) at += 1;
    if ((code[at]?.[0] ?? Infinity) <= offset) return whole;
    line += countLines(text.slice(counted, offset));
    counted = offset;
    const written = write(groups, { notes, line, isAddress: ADDRESS_FOLLOWS.test(text.slice(Math.max(0, offset - 8), offset)) });
    if (written === undefined) return whole;
    return written + '\n'.repeat(Math.max(0, countLines(whole) - countLines(written)));
  });
}

const ADDRESS_FOLLOWS = /(?:\]\(|\]:|=)[ \t]*[<"']?$/u;

/** How many line feeds a text has. */
export const countLines = (text: string): number => text.split('\n').length - 1;

/** The attributes of a shortcode or tag: `src="a.png" width=10 "first"`; those without a name by their number. */
export function readAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let number = 0;
  for (const [, name, double, single, ticked, bare] of text.matchAll(
    /(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'`=]+))/gu,
  )) {
    attributes.set(name ?? String(number), double ?? single ?? ticked ?? bare ?? '');
    if (name === undefined) number += 1;
  }
  return attributes;
}

/** The address by which a text names another document of its folder, whatever that is called there. */
export function pageAddress(name: string): string {
  const [page = '', ...fragment] = name.trim().split('#');
  const escape = (text: string): string => encodeURIComponent(text).replace(/[()*!']/gu, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `${page === '' ? '' : `page:${escape(page)}`}${fragment.length === 0 ? '' : `#${escape(fragment.join('#'))}`}`;
}

/** A mark that names another document: where an address stands, that; in running text a link to it. */
export function writePageLink(name: string, { isAddress }: RewriteContext): string {
  const address = pageAddress(name);
  const words = (name.split('#')[0] ?? '').split('/').at(-1) ?? '';
  return isAddress || address === '' ? address : `[${escapeWords(words === '' ? name : words)}](<${address}>)`;
}

/** Words that stand between square brackets. */
export const escapeWords = (words: string): string => words.replace(/[[\]\\]/gu, String.raw`\$&`);

/** A picture as shortcodes and tags describe it: its caption stands for alternative text that they do not give. */
export function writeFigure(attributes: ReadonlyMap<string, string>, address: string, { notes, line }: RewriteContext): string {
  const caption = attributes.get('caption') ?? attributes.get('title') ?? '';
  if (attributes.get('alt') === undefined && caption !== '')
    notes.add('guessed', 'picture', `its caption is its alternative text: “${caption}”`, line);
  return writePicture(attributes.get('alt') ?? caption, address);
}

/** A picture in Markdown. */
export function writePicture(alternative: string, address: string): string {
  return `![${escapeWords(alternative)}](<${address.replace(/[<>\n]/gu, '')}>)`;
}

export const shorten = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};
