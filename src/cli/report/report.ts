import { resolve } from 'node:path';
import type { SharedOptions } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import type { Format } from './formats.ts';
import { countFiles, placeDiagnostics, type Reported } from './brief.ts';
import { writeGitHub } from './github.ts';
import { writeJson } from './json.ts';
import { writeProblem, writeSilenced, type SilencedProblem } from './pretty.ts';
import { showPath, toProblem } from './problem.ts';
import { writeSarif } from './sarif.ts';
import { summarize, writeSummary, type Summary } from './summary.ts';

interface ReportOptions extends Pick<SharedOptions, 'content'> {
  readonly format: Format;
}

/** Writes what a check found in the format asked for, and gives the counts. */
export function reportDiagnostics(checked: Reported, { content, format }: ReportOptions, terminal: Terminal): Summary {
  const { diagnostics } = checked;
  const summary = summarize(diagnostics, countFiles(checked));
  const silenced = placeSilenced(checked, content, terminal.cwd);
  if (format === 'json') terminal.out(writeJson(summary, placeDiagnostics(checked, content, terminal), { silenced }));
  else if (format === 'sarif') terminal.out(writeSarif(placeDiagnostics(checked, content, terminal), silenced));
  else if (format === 'github') terminal.out(`${writeGitHub(placeInRepository(checked, content, terminal))}${writeSummary(summary)}\n`);
  else terminal.out(writePretty(checked, content, terminal) + `${writeSummary(summary)}\n${writeSilenced(silenced, terminal.ink)}`);
  return summary;
}

function writePretty({ diagnostics, sources }: Reported, content: string, { cwd, ink }: Terminal): string {
  return diagnostics.map((diagnostic) => `${writeProblem(toProblem(diagnostic, sources, content, cwd), ink)}\n`).join('');
}

/** GitHub knows files by their path in the repository, wherever a step of a workflow runs. */
function placeInRepository({ diagnostics }: Reported, content: string, { cwd, env }: Terminal): Reported['diagnostics'] {
  const root = env.GITHUB_WORKSPACE ?? cwd;
  return diagnostics.map((diagnostic) => ({ ...diagnostic, file: showPath(resolve(cwd, content, diagnostic.file), root) }));
}

/** What was silenced, with its file as seen from the current folder. */
function placeSilenced({ silenced = [] }: Reported, content: string, cwd: string): SilencedProblem[] {
  return silenced.map(({ diagnostic, because }) => ({
    ...diagnostic,
    file: showPath(resolve(cwd, content, diagnostic.file), cwd),
    because,
  }));
}
