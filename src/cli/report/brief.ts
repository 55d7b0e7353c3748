import { resolve } from 'node:path';
import type { Checked } from '../../core/pipeline.ts';
import type { Terminal } from '../terminal.ts';
import { writeProblemBriefly } from './pretty.ts';
import { showPath, toProblem } from './problem.ts';
import { summarize, type Summary } from './summary.ts';

/** What a check found. */
export type Reported = Pick<Checked, 'diagnostics' | 'sources'> & Partial<Pick<Checked, 'silenced'>>;

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
export function placeDiagnostics({ diagnostics }: Reported, content: string, { cwd }: Pick<Terminal, 'cwd'>): Reported['diagnostics'] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, file: showPath(resolve(cwd, content, diagnostic.file), cwd) }));
}
