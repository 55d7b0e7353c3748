import { posix } from 'node:path';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { makeReporter } from '../diagnostics/reporter.ts';
import { splitFrontMatter } from '../parse/split-front-matter.ts';
import { addAlias } from '../rename/add-alias.ts';
import { addChange } from './add-change.ts';
import { closeFrontMatter, dropEmptyLines, mendYaml } from './mend-front-matter.ts';
import { findFile, mendHeading } from './mend-body.ts';
import { declareTheme, removeItem } from './mend-list.ts';

/** A replacement in the text of the file of the problem that it mends; `end` is exclusive. */
export interface Edit {
  readonly mends: Diagnostic;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What stands at the place of a problem, what was found there, and the one text that was meant. */
export interface Found {
  readonly diagnostic: Diagnostic;
  readonly text: string;
  readonly here: string;
  /** Empty where the problem names none. */
  readonly actual: string;
  /** Undefined where none is sure. */
  readonly expected: string | undefined;
  /** Paths of all texts of the archive. */
  readonly paths: readonly string[];
}

/** An edit of the text, offsets in the file. */
export type Change = Omit<Edit, 'mends'>;

type Propose = (found: Found) => Change | undefined;

/** The edit that mends a problem, where only one is possible and the text is understood; undefined for all others. */
export function proposeFix(diagnostic: Diagnostic, text: string, paths: readonly string[] = []): Edit | undefined {
  const { ruleId, place, actual = '', expected = [] } = diagnostic;
  const here = text.slice(place.start.offset, place.end.offset);
  const meant = expected.length === 1 ? expected[0] : undefined;
  const change = PROPOSALS[ruleId]?.({ diagnostic, text, here, actual, expected: meant, paths });
  return change && { mends: diagnostic, ...change };
}

const PROPOSALS: Readonly<Partial<Record<DiagnosticCode, Propose>>> = {
  'key-unknown': replaceWord,
  'value-invalid': replaceWord,
  'theme-unknown': replaceWord,
  'author-unknown': replaceWord,
  'region-unknown': replaceWord,
  'sector-unknown': replaceWord,
  'kind-unknown': replaceWord,
  'briefing-unknown': replaceWord,
  'silence-invalid': replaceWord,
  'picture-missing': replaceWord,
  'passage-unknown': (found) => replaceWord(found) ?? replaceEnd(found),
  'heading-attributes': (found) => replaceWord(found) ?? replaceEnd(found),
  'link-target': replaceTarget,
  'link-form': replaceAddress,
  'picture-place': replaceEnding,
  'theme-undeclared': declareTheme,
  'change-unrecorded': (found) => insertFront(found, (yaml, entry) => addChange(yaml, { date: entry.slice(0, 10), note: entry.slice(11) })),
  'alias-missing': (found) => insertFront(found, (yaml, alias) => addAlias(yaml, alias, found.actual)),
  'theme-repeated': removeItem,
  'term-clash': removeItem,
  'alias-clash': removeItem,
  'lineage-cycle': removeItem,
  'heading-level': mendHeading,
  'yaml-syntax': (found) => replaceWord(found) ?? mendYaml(found),
  'front-matter-missing': dropEmptyLines,
  'front-matter-unclosed': closeFrontMatter,
};

/** An insertion in the front matter. */
function insertFront({ diagnostic, text, expected }: Found, insert: (yaml: string, expected: string) => Change): Change | undefined {
  const split = splitFrontMatter(text, makeReporter(diagnostic.file, text));
  if (split === undefined || expected === undefined) return undefined;
  const { start, end, text: inserted } = insert(split.yaml, expected);
  return { start: split.yamlStart + start, end: split.yamlStart + end, text: inserted };
}

/** The word as it was found, with or without quotes, which stay. */
function replaceWord({ diagnostic: { place }, here, actual, expected }: Found): Change | undefined {
  const quote = /^["']/u.exec(here)?.[0] ?? '';
  if (expected === undefined || here !== `${quote}${actual}${quote}`) return undefined;
  return { start: place.start.offset + quote.length, end: place.end.offset - quote.length, text: expected };
}

/** What follows `#`, at the end. */
function replaceEnd({ diagnostic: { place }, here, actual, expected }: Found): Change | undefined {
  if (expected === undefined || !here.endsWith(`#${actual}`)) return undefined;
  return { start: place.end.offset - actual.length, end: place.end.offset, text: expected };
}

/** The file in an address, as seen from the file that links; its passage stays. A `[[slug]]` has no path. */
function replaceTarget({ diagnostic: { file, place }, here, actual, expected }: Found): Change | undefined {
  const target = here.split('#')[0] ?? '';
  const folder = posix.dirname(file);
  const isPath = actual.endsWith('.md');
  if (expected === undefined || (isPath ? posix.join(folder, target) : target) !== actual) return undefined;
  const text = isPath ? posix.relative(folder, expected) : expected;
  return { start: place.start.offset, end: place.start.offset + target.length, text };
}

/** An address on the site, or without `.md`, becomes that of the file; its passage stays. */
function replaceAddress({ diagnostic: { file, place }, here, actual, paths }: Found): Change | undefined {
  const [target = '', ...rest] = actual.split('#');
  const found = here === actual && rest.length < 2 ? findFile(target, file, paths) : undefined;
  if (found === undefined) return undefined;
  return { start: place.start.offset, end: place.start.offset + target.length, text: posix.relative(posix.dirname(file), found) };
}

/** The address of a picture, which stands at the end of it. */
function replaceEnding({ diagnostic: { place }, here, actual, expected }: Found): Change | undefined {
  if (expected === undefined || !here.endsWith(`](${actual})`)) return undefined;
  return { start: place.end.offset - actual.length - 1, end: place.end.offset - 1, text: expected };
}
