import { resolve } from 'node:path';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { Outcome } from '../../import/plan/plan.ts';
import type { ImportReport } from '../import/run-plan.ts';
import type { Ink, Terminal } from '../terminal.ts';
import { judgeImport, countOutcomes, writeImportJson } from './import-json.ts';
import { toImportProblem, writeNotes } from './import-report.ts';
import { writeProblem } from './pretty.ts';
import { showPath } from './problem.ts';
import { plural, summarize, writeSummary } from './summary.ts';
import { visible } from './visible.ts';

/** What was imported, and in which form to say so. */
export interface FolderReportOptions {
  readonly system: string;
  readonly folder: string;
  readonly content: string;
  readonly isDryRun: boolean;
  readonly format: 'pretty' | 'json';
}

/** Writes what became of each file, and gives the exit code: clean when all are briefings without errors. */
export function reportFolder(report: ImportReport, options: FolderReportOptions, terminal: Terminal): number {
  terminal.out(options.format === 'json' ? writeImportJson(report, options, terminal) : writePretty(report, options, terminal));
  return judgeImport(report);
}

function writePretty(report: ImportReport, { system, folder, content, isDryRun }: FolderReportOptions, { cwd, ink }: Terminal): string {
  const show = (path: string): string => visible(showPath(resolve(cwd, content, path), cwd));
  const { outcomes, remaining, elsewhere, pictures } = report;
  const byFile = Map.groupBy(remaining, ({ file }) => file);
  const blocks = outcomes.map((outcome) =>
    writeOutcome(outcome, { show, folder, ink, remaining: 'path' in outcome ? (byFile.get(outcome.path) ?? []) : [] }),
  );
  const texts = new Set(outcomes.map((outcome) => ('path' in outcome ? outcome.path : '')));
  const rest = [...remaining.filter(({ file }) => !texts.has(file)), ...elsewhere];
  const others =
    rest.length === 0
      ? []
      : [`Because of these, in other files:\n${rest.map((item) => `  ${show(item.file)}:${writeRemaining(item, ink)}`).join('\n')}\n`];
  const { briefings, there, refused, leftOut } = countOutcomes(outcomes);
  const counts = [
    `${plural(briefings, 'briefing')} and ${plural(pictures, 'picture')} ${isDryRun ? 'would be imported' : 'imported'} from ${system.charAt(0).toUpperCase()}${system.slice(1)} in ${visible(folder)}`,
    ...(there > 0 ? [`${there} there already`] : []),
    ...(refused > 0 ? [`${refused} not imported`] : []),
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
  ];
  const left = [...remaining, ...elsewhere];
  const remains =
    left.length === 0 ? 'The check finds nothing to mend in them.' : `The check finds ${writeSummary(summarize(left, briefings))}.`;
  return `${[...blocks, ...others].join('\n')}\n${counts.join('; ')}.\n${remains}\n`;
}

interface Showing {
  readonly show: (path: string) => string;
  readonly folder: string;
  readonly ink: Ink;
  readonly remaining: readonly Diagnostic[];
}

function writeOutcome(outcome: Outcome, { show, folder, ink, remaining }: Showing): string {
  const source = ink('bold', visible(outcome.source));
  if (outcome.is === 'left-out') return `${source}  left out: ${visible(outcome.why)}\n`;
  if (outcome.is === 'there') return `${source} → ${show(outcome.path)}  is there already, and the same\n`;
  const notes = writeNotes(outcome.notes, ink);
  if (outcome.is === 'refused') {
    const problems = outcome.problems.map((problem) =>
      writeProblem(toImportProblem(problem, `${folder.replace(/\/+$/u, '')}/${outcome.source}`, outcome.text), ink),
    );
    return `${source}  ${ink('red', 'not imported')}\n${problems.join('')}`;
  }
  const remains = remaining.map((item) => `  ${ink('dim', 'remains')}  ${writeRemaining(item, ink)}\n`).join('');
  return `${source} → ${show(outcome.path)}\n${notes}${remains}`;
}

const COLORS = { error: 'red', warning: 'yellow', suggestion: 'cyan' } as const;

/** `5:10  error  value-invalid  Unexpected …, expected …; fix` */
function writeRemaining({ place: { start }, severity, ruleId, reason, fix }: Diagnostic, ink: Ink): string {
  return `${start.line}:${start.column}  ${ink(COLORS[severity], severity)}  ${ruleId}  ${visible(reason)}; ${visible(fix)}`;
}
