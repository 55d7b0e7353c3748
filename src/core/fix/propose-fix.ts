import { posix } from 'node:path';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { makeReporter } from '../diagnostics/reporter.ts';
import { splitFrontMatter } from '../parse/split-front-matter.ts';
import { addAlias } from '../rename/add-alias.ts';
import { addChange } from './add-change.ts';

/** A replacement in the text of the file of the problem that it mends; `end` is exclusive. */
export interface Edit {
  readonly mends: Diagnostic;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What stands at the place of a problem, what was found there, and the one text that was meant. */
interface Found {
  readonly diagnostic: Diagnostic;
  readonly text: string;
  readonly here: string;
  readonly actual: string;
  readonly expected: string;
}

type Propose = (found: Found) => Edit | undefined;

/** The edit that mends a problem, where only one is possible and the text is understood; undefined for all others. */
export function proposeFix(diagnostic: Diagnostic, text: string): Edit | undefined {
  const { ruleId, place, actual, expected } = diagnostic;
  const propose = PROPOSALS[ruleId];
  if (propose === undefined || actual === undefined || expected?.length !== 1) return undefined;
  return propose({ diagnostic, text, here: text.slice(place.start.offset, place.end.offset), actual, expected: expected[0] ?? '' });
}

const PROPOSALS: Readonly<Partial<Record<DiagnosticCode, Propose>>> = {
  'key-unknown': replaceWord,
  'theme-unknown': replaceWord,
  'author-unknown': replaceWord,
  'region-unknown': replaceWord,
  'sector-unknown': replaceWord,
  'kind-unknown': replaceWord,
  'briefing-unknown': replaceWord,
  'silence-invalid': replaceWord,
  'picture-missing': replaceWord,
  'passage-unknown': (found) => replaceWord(found) ?? replaceAnchor(found),
  'link-target': replaceTarget,
  'theme-undeclared': declareTheme,
  'change-unrecorded': (found) =>
    insertFront(found, (yaml) => addChange(yaml, { date: found.expected.slice(0, 10), note: found.expected.slice(11) })),
  'alias-missing': (found) => insertFront(found, (yaml) => addAlias(yaml, found.expected, found.actual)),
};

/** An insertion in the front matter. */
function insertFront({ diagnostic, text }: Found, insert: (yaml: string) => Omit<Edit, 'mends'>): Edit | undefined {
  const split = splitFrontMatter(text, makeReporter(diagnostic.file, text));
  if (split === undefined) return undefined;
  const { start, end, text: inserted } = insert(split.yaml);
  return { mends: diagnostic, start: split.yamlStart + start, end: split.yamlStart + end, text: inserted };
}

/** The word as it was found, with or without quotes, which stay. */
function replaceWord({ diagnostic, here, actual, expected }: Found): Edit | undefined {
  const quote = /^["']/u.exec(here)?.[0] ?? '';
  if (here !== `${quote}${actual}${quote}`) return undefined;
  return {
    mends: diagnostic,
    start: diagnostic.place.start.offset + quote.length,
    end: diagnostic.place.end.offset - quote.length,
    text: expected,
  };
}

/** The part of an address after `#`. */
function replaceAnchor({ diagnostic, here, actual, expected }: Found): Edit | undefined {
  if (!here.endsWith(`#${actual}`)) return undefined;
  return { mends: diagnostic, start: diagnostic.place.end.offset - actual.length, end: diagnostic.place.end.offset, text: expected };
}

/** The file in an address, as seen from the file that links; its passage stays. A `[[slug]]` has no path. */
function replaceTarget({ diagnostic, here, actual, expected }: Found): Edit | undefined {
  const target = here.split('#')[0] ?? '';
  const { file, place } = diagnostic;
  const folder = posix.dirname(file);
  const isPath = actual.endsWith('.md');
  if ((isPath ? posix.join(folder, target) : target) !== actual) return undefined;
  const text = isPath ? posix.relative(folder, expected) : expected;
  return { mends: diagnostic, start: place.start.offset, end: place.start.offset + target.length, text };
}

/** Adds a theme to `themes`, where that is a plain list in brackets or a plain item a line. */
function declareTheme({ diagnostic, text, expected }: Found): Edit | undefined {
  const front = text.slice(0, text.search(/\n---[ \t]*\r?\n/u) + 1);
  const inline = /^themes:[ \t]*\[[^\]\n#"'{}&*!]*?(?=[ \t]*\][ \t]*\r?$)/mu.exec(front);
  if (inline !== null) {
    const at = inline.index + inline[0].length;
    return { mends: diagnostic, start: at, end: at, text: `${inline[0].endsWith('[') ? '' : ', '}${expected}` };
  }
  const block = /^themes:[ \t]*(\r?\n)(?:[ \t]*- [\w-]+[ \t]*\r?\n)*([ \t]*- )[\w-]+[ \t]*(?=\r?$)/mu.exec(front);
  if (block === null) return undefined;
  const at = block.index + block[0].trimEnd().length;
  return { mends: diagnostic, start: at, end: at, text: `${block[1] ?? '\n'}${block[2] ?? '  - '}${expected}` };
}
