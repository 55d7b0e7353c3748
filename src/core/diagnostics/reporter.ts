import { severities, type DiagnosticCode } from './codes.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import { makeLocator, type Locator } from './locator.ts';

/** The particulars of one problem, without what its code already says. */
export interface Finding {
  readonly reason: string;
  readonly fix: string;
  readonly actual?: string;
  readonly expected?: readonly string[];
}

/** Collects the diagnostics of one file. */
export interface FileReporter {
  readonly file: string;
  readonly locator: Locator;
  readonly diagnostics: Diagnostic[];
  /** Adds a problem at the stretch from `start` to `end`, offsets in the file's text. */
  at: (code: DiagnosticCode, start: number, end: number, finding: Finding) => void;
  /** Adds a problem at a place. */
  on: (code: DiagnosticCode, place: Place, finding: Finding) => void;
}

/** Makes a collector for the file at `file` with the text `text`. */
export function makeReporter(file: string, text: string): FileReporter {
  const diagnostics: Diagnostic[] = [];
  const locator = makeLocator(text);
  const on = (code: DiagnosticCode, place: Place, finding: Finding): void => {
    diagnostics.push(makeDiagnostic(code, file, place, finding));
  };
  return { file, locator, diagnostics, on, at: (code, start, end, finding) => on(code, locator.place(start, end), finding) };
}

/** A problem at a place in a file. */
export function makeDiagnostic(code: DiagnosticCode, file: string, place: Place, finding: Finding): Diagnostic {
  return { ruleId: code, severity: severities[code], file, place, ...finding };
}

/** A diagnostic on a file as a whole, or on one whose text cannot be shown. */
export function diagnoseFile(code: DiagnosticCode, file: string, finding: Finding): Diagnostic {
  const start = { line: 1, column: 1, offset: 0 };
  return makeDiagnostic(code, file, { start, end: start }, finding);
}
