import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { codeFrame, type CodeFrame } from '../../core/diagnostics/code-frame.ts';
import { codes } from '../../core/diagnostics/codes.ts';
import type { Diagnostic, Severity } from '../../core/diagnostics/diagnostic.ts';

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
  /** Path of the rule's page, where there is one. */
  readonly page?: string;
}

const RULES = resolve(import.meta.dirname, '../../../docs/rules');

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
  const page = existsSync(resolve(RULES, `${ruleId}.md`)) ? `docs/rules/${ruleId}.md` : undefined;
  return {
    severity,
    code: ruleId,
    file: showPath(resolve(cwd, content, file), cwd),
    line: place.start.line,
    column: place.start.column,
    reason,
    why: codes[ruleId].why,
    fix,
    ...(frame === undefined ? {} : { frame }),
    ...(page === undefined ? {} : { page }),
  };
}

/** A path as seen from a folder, with forward slashes. */
export function showPath(path: string, cwd: string): string {
  const shown = relative(cwd, path);
  return (shown === '' ? '.' : isAbsolute(shown) ? path : shown).replaceAll('\\', '/');
}
