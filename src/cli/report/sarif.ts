import manifest from '../../../package.json' with { type: 'json' };
import type { DiagnosticCode } from '../../core/diagnostics/codes.ts';
import type { Diagnostic, Severity } from '../../core/diagnostics/diagnostic.ts';
import { findRule } from '../../core/rules/find-rule.ts';
import type { SilencedProblem } from './pretty.ts';
import { writeRulePage } from './rule-page.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', suggestion: 'note' };

/**
 * Diagnostics as one SARIF 2.1.0 log (OASIS), for code scanning and editors; what is silenced is in it, marked as suppressed in the source.
 * Files are relative to the current folder; columns count UTF-16 code units from 1.
 */
export function writeSarif(diagnostics: readonly Diagnostic[], silenced: readonly SilencedProblem[]): string {
  const codes = [...new Set([...diagnostics, ...silenced].map(({ ruleId }) => ruleId))].sort();
  const toResult = (diagnostic: Diagnostic): object => writeResult(diagnostic, codes.indexOf(diagnostic.ruleId));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Throughline', semanticVersion: manifest.version, rules: codes.map(writeRule) } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...diagnostics.map(toResult),
          ...silenced.map((item) => ({ ...toResult(item), suppressions: [{ kind: 'inSource', justification: item.because }] })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function writeRule(code: DiagnosticCode): object {
  const rule = findRule(code);
  return {
    id: code,
    shortDescription: { text: rule.title },
    fullDescription: { text: `${rule.why.charAt(0).toUpperCase()}${rule.why.slice(1)}.` },
    help: { text: `${rule.title}: ${rule.why}.`, markdown: writeRulePage(rule) },
    defaultConfiguration: { level: LEVELS[rule.severity] },
  };
}

function writeResult({ ruleId, severity, file, place: { start, end }, reason, fix }: Diagnostic, ruleIndex: number): object {
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
  return {
    ruleId,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${reason}. Fix: ${fix}.` },
    locations: [{ physicalLocation: { artifactLocation: { uri: toUri(file), uriBaseId: '%SRCROOT%' }, region } }],
  };
}

const toUri = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
