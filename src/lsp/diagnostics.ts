import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver';
import type { Diagnostic as Finding, Severity } from '../core/diagnostics/diagnostic.ts';
import { toRange, type OpenDocument } from './open-document.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  suggestion: DiagnosticSeverity.Information,
};

/**
 * A finding as editors show it, its code a link to the page of the rule.
 * @param rules absolute path of the folder of those pages
 */
export function toDiagnostic({ ruleId, severity, reason, fix, place }: Finding, rules: string, range: Range = toRange(place)): Diagnostic {
  return {
    range,
    severity: SEVERITIES[severity],
    source: 'throughline',
    code: ruleId,
    codeDescription: { href: pathToFileURL(join(rules, `${ruleId}.md`)).href },
    message: `${reason}\nFix: ${fix}`,
  };
}

/** Range of a finding in an open document. */
export const rangeOfFinding = ({ place }: Finding, document: OpenDocument): Range => document.rangeOf(place.start.offset, place.end.offset);

/**
 * Moves findings of an earlier text to where they are in the text as it is now. Those in which something changed are left out.
 * @param place makes the place of a stretch of the new text
 */
export function moveFindings(
  findings: readonly Finding[],
  before: string,
  after: string,
  place: (start: number, end: number) => Finding['place'],
): readonly Finding[] {
  if (before === after) return findings;
  const [start, end] = findChange(before, after);
  const shift = after.length - before.length;
  return findings.flatMap((finding) => {
    const { start: from, end: to } = finding.place;
    if (to.offset <= start) return [finding];
    return from.offset >= end ? [{ ...finding, place: place(from.offset + shift, to.offset + shift) }] : [];
  });
}

/** The stretch of the earlier text that became another. */
function findChange(before: string, after: string): [start: number, end: number] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return [start, before.length - same];
}
