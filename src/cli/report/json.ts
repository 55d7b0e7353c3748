import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { Summary } from './summary.ts';

/**
 * A report for programs, one JSON document. `version` changes when a field changes its meaning or goes away;
 * fields may be added. `extra` is what a command reports besides: `build` its `site`.
 */
export function writeJson(summary: Summary, diagnostics: readonly Diagnostic[], extra: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ version: 1, summary, diagnostics, ...extra }, null, 2)}\n`;
}
