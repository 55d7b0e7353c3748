import type { Checked } from '../../core/pipeline.ts';
import type { SharedOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { writeJson } from './json.ts';
import { writeProblem, writeProblemBriefly } from './pretty.ts';
import { toProblem } from './problem.ts';
import { summarize, writeSummary, type Summary } from './summary.ts';

type Reported = Pick<Checked, 'diagnostics' | 'sources'>;
type ReportOptions = Pick<SharedOptions, 'content' | 'format'>;

/** Writes what a check found in the format asked for, and gives the counts. */
export function reportDiagnostics(checked: Reported, { content, format }: ReportOptions, terminal: Terminal): Summary {
  const problems = checked.diagnostics.map((diagnostic) => toProblem(diagnostic, checked.sources, content, terminal.cwd));
  const summary = summarize(problems, countFiles(checked));
  if (format === 'json') terminal.out(writeJson(summary, placeDiagnostics(checked, content, terminal)));
  else terminal.out(`${problems.map((problem) => `${writeProblem(problem, terminal.ink)}\n`).join('')}${writeSummary(summary)}\n`);
  return summary;
}

/** Writes the problems on a line each, for a command whose result is something else. */
export function reportBriefly(checked: Reported, content: string, terminal: Terminal): Summary {
  const problems = checked.diagnostics.map((diagnostic) => toProblem(diagnostic, checked.sources, content, terminal.cwd));
  for (const problem of problems) terminal.out(writeProblemBriefly(problem, terminal.ink));
  return summarize(problems, countFiles(checked));
}

/** Files that were looked at: those with a text, and those that only got a diagnostic. */
export function countFiles({ sources, diagnostics }: Reported): number {
  return new Set([...sources.paths, ...diagnostics.map(({ file }) => file)]).size;
}

/** The diagnostics with their files as seen from the current folder. */
export function placeDiagnostics(checked: Reported, content: string, { cwd }: Terminal): Reported['diagnostics'] {
  return checked.diagnostics.map((diagnostic) => ({ ...diagnostic, file: toProblem(diagnostic, checked.sources, content, cwd).file }));
}
