import { isAbsolute, relative, resolve } from 'node:path';
import { codeFrame, type CodeFrame } from '../../core/diagnostics/code-frame.ts';
import type { Diagnostic, Severity } from '../../core/diagnostics/diagnostic.ts';
import { findRule } from '../../core/rules/find-rule.ts';

/** A problem as reports show it. */
export interface Problem {
  readonly severity: Severity;
  readonly code: string;
  /** Relative to the current folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  readonly frame?: CodeFrame;
  readonly why: string;
  readonly fix: string;
  /** Path of the rule's page; absent for what is not of the content. */
  readonly page?: string;
}

/** Shows a diagnostic of a content folder as seen from the current folder. */
export function toProblem(
  diagnostic: Diagnostic,
  sources: Pick<ReadonlyMap<string, string>, 'get'>,
  content: string,
  cwd: string,
): Problem {
  const { ruleId, severity, file, place, reason, fix } = diagnostic;
  const text = sources.get(file);
  const frame = text === undefined ? undefined : codeFrame(text, place);
  return {
    severity,
    code: ruleId,
    file: showPath(resolve(cwd, content, file), cwd),
    line: place.start.line,
    column: place.start.column,
    reason,
    why: findRule(ruleId).why,
    fix,
    page: `docs/rules/${ruleId}.md`,
    ...(frame === undefined ? {} : { frame }),
  };
}

/** A path as seen from a folder, with forward slashes. */
export function showPath(path: string, cwd: string): string {
  const shown = relative(cwd, path);
  return (shown === '' ? '.' : isAbsolute(shown) ? path : shown).replaceAll('\\', '/');
}
