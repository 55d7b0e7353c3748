import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { CheckedFile, FileFinding, Reportable } from './file-rule.ts';
import type { Rule } from './rule.ts';

/** An entry of the glossary; what is found in it is at `term` or `aliases.0`. */
export interface CheckedEntry extends Reportable {
  readonly term: string;
  readonly aliases: readonly (string | null)[];
}

/** What the rules of an archive look at. */
export interface CheckedArchive {
  readonly briefings: readonly CheckedFile[];
  readonly themes: readonly CheckedFile[];
  readonly glossary: readonly CheckedEntry[];
}

export interface ArchiveFinding extends FileFinding {
  readonly in: CheckedFile | CheckedEntry;
}

/** A rule that compares the files of an archive with each other. Such rules are asked at every check: they look at outlines and front matter alone. */
export interface ArchiveRule<Code extends DiagnosticCode = DiagnosticCode> extends Rule<Code> {
  readonly check: (archive: CheckedArchive) => Iterable<ArchiveFinding>;
}

export const defineArchiveRule = <const Code extends DiagnosticCode>(rule: ArchiveRule<Code>): ArchiveRule<Code> => rule;
