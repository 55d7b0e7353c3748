import { InvalidArgumentError, Option, type Command } from 'commander';
import { isRealDate, parseAsOf, type AsOf } from './as-of.ts';

/** Values of the options that several commands share, as commander hands them over. */
export interface SharedOptions {
  readonly content: string;
  readonly out: string;
  readonly cache: string;
  readonly asOf?: AsOf;
  readonly base?: string;
  readonly site?: string;
  readonly format: 'pretty' | 'json';
}

type Name = keyof SharedOptions;

/** Each shared option once; every command that has it has this one. */
const OPTIONS: Readonly<Record<Name, () => Option>> = {
  content: () => new Option('--content <folder>', 'folder of the content').default('content'),
  out: () => new Option('--out <folder>', 'folder of the finished site').default('dist'),
  cache: () => new Option('--cache <folder>', 'folder for what later builds may reuse; safe to delete').default('.cache'),
  asOf: () =>
    new Option('--as-of <instant>', 'moment the site is built for: an instant with an offset, or a date (default: now)').argParser(
      parseAsOf,
    ),
  base: () =>
    new Option('--base <path>', 'path below the origin, such as /briefings/ (default: from publication.yaml)').argParser(parseBase),
  site: () =>
    new Option('--site <url>', 'origin of the site, such as https://example.org (default: from publication.yaml)').argParser(parseSite),
  format: () => new Option('--format <format>', 'form of the report').choices(['pretty', 'json']).default('pretty'),
};

/** Gives a command some of the shared options, in the order named. */
export function addSharedOptions(command: Command, ...names: readonly Name[]): Command {
  for (const name of names) command.addOption(OPTIONS[name]());
  return command;
}

/** What the exit codes of a command mean where it differs from the commands that read content. */
interface ExitWords {
  readonly clean: string;
  readonly content: string;
}

const CONTENT_WORDS: ExitWords = { clean: 'done; the content has no errors', content: 'the content has errors; nothing was changed' };

/** Ends a command's help with examples and what its exit codes mean. */
export function addHelpEnd(command: Command, examples: readonly string[], { clean, content } = CONTENT_WORDS): Command {
  const lines = examples.map((example) => `  $ throughline ${example}`).join('\n');
  const codes = `  0  ${clean}\n  1  ${content}\n  2  wrong usage, or a fault of Throughline`;
  return command.addHelpText('after', `\nExamples:\n${lines}\n\nExit codes:\n${codes}`);
}

/** Reads the value of an option that may be repeated and whose values may be separated by commas; each value counts once. */
export function collectList(text: string, previous: readonly string[] = []): readonly string[] {
  return [...new Set([...previous, ...text.split(',').flatMap((item) => item.trim() || [])])];
}

/** Reads a date of the calendar. */
export function parseDate(text: string): string {
  if (isRealDate(text)) return text;
  throw new InvalidArgumentError('Expected a real date as YYYY-MM-DD, such as 2026-01-23.');
}

/** Reads a number of days. */
export function parseDays(text: string): number {
  const days = Number(text);
  if (/^\d{1,5}$/u.test(text) && days > 0) return days;
  throw new InvalidArgumentError('Expected a number of days, such as 90.');
}

/** Reads the number of a port. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/u.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Expected a number from 0 to 65535.');
}

function parseBase(text: string): string {
  const path = `/${text.replace(/^\/+|\/+$/gu, '')}/`.replace('//', '/');
  if (!/^\/(?:[\w.~-]+\/)*$/u.test(path) || /\/\.{1,2}\//u.test(path)) {
    throw new InvalidArgumentError('Expected a path of letters, digits and . _ ~ - between slashes, such as /briefings/.');
  }
  return path;
}

function parseSite(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/u.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new InvalidArgumentError('Expected an origin, such as https://example.org; a path goes into --base.');
  }
  return url.origin;
}
