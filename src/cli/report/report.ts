import { resolve } from 'node:path';
import type { Checked } from '../../core/pipeline.ts';
import type { SharedOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { writeJson } from './json.ts';
import { writeProblem, writeProblemBriefly, writeSilenced, type SilencedProblem } from './pretty.ts';
import { showPath, toProblem } from './problem.ts';
import { summarize, writeSummary, type Summary } from './summary.ts';

type Reported = Pick<Checked, 'diagnostics' | 'sources'> & Partial<Pick<Checked, 'silenced'>>;
type ReportOptions = Pick<SharedOptions, 'content' | 'format'>;

/** Writes what a check found in the format asked for, and gives the counts. */
export function reportDiagnostics(checked: Reported, { content, format }: ReportOptions, terminal: Terminal): Summary {
  const problems = checked.diagnostics.map((diagnostic) => toProblem(diagnostic, checked.sources, content, terminal.cwd));
  const summary = summarize(problems, countFiles(checked));
  const silenced = placeSilenced(checked, content, terminal);
  if (format === 'json') terminal.out(writeJson(summary, placeDiagnostics(checked, content, terminal), { silenced }));
  else
    terminal.out(
      `${problems.map((problem) => `${writeProblem(problem, terminal.ink)}\n`).join('')}${writeSummary(summary)}\n${writeSilenced(silenced, terminal.ink)}`,
    );
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

/** What was silenced, with its file as seen from the current folder. */
function placeSilenced({ silenced = [] }: Reported, content: string, { cwd }: Terminal): SilencedProblem[] {
  return silenced.map(({ diagnostic, because }) => ({
    ...diagnostic,
    file: showPath(resolve(cwd, content, diagnostic.file), cwd),
    because,
  }));
}

/** The diagnostics with their files as seen from the current folder. */
export function placeDiagnostics(checked: Reported, content: string, { cwd }: Terminal): Reported['diagnostics'] {
  return checked.diagnostics.map((diagnostic) => ({ ...diagnostic, file: toProblem(diagnostic, checked.sources, content, cwd).file }));
}
