import type { Diagnostic, Severity } from '../../core/diagnostics/diagnostic.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', suggestion: 'notice' };

/** Diagnostics as workflow commands of GitHub Actions, a line each, which GitHub shows beside the line of the file. Files are relative to the repository. */
export function writeGitHub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${writeAnnotation(diagnostic)}\n`).join('');
}

function writeAnnotation({ severity, ruleId, file, place: { start, end }, reason, fix }: Diagnostic): string {
  // GitHub knows columns within one line only.
  const columns = start.line === end.line ? { col: start.column, endLine: end.line, endColumn: end.column } : { endLine: end.line };
  const properties: Readonly<Record<string, string | number>> = { file, line: start.line, ...columns, title: ruleId };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${written.join(',')}::${escapeData(`${reason}\nFix: ${fix}`)}`;
}

/** What would end the line, or begin an escape. */
const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** What would end the property as well. */
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
