import type { DiagnosticCode } from './codes.ts';

export type Severity = 'error' | 'warning' | 'suggestion';

/** A point in a source file: `line` and `column` count from 1, `offset` from 0, both in UTF-16 code units. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of a source file; `end` is exclusive. */
export interface Place {
  readonly start: Point;
  readonly end: Point;
}

/** One thing an editor should know about one place. Field names follow `VFileMessage`. */
export interface Diagnostic {
  readonly ruleId: DiagnosticCode;
  readonly severity: Severity;
  /** Path relative to the content folder, with forward slashes. */
  readonly file: string;
  readonly place: Place;
  /** *Unexpected X, expected Y*, at most 110 characters plus the values quoted. */
  readonly reason: string;
  /** What to do about it, as an instruction; replacements stand in backticks. */
  readonly fix: string;
  /** The text that was found, where there is one. */
  readonly actual?: string;
  /** Texts that may stand in its place, the likeliest first; an empty one when it is to be left out. */
  readonly expected?: readonly string[];
}
