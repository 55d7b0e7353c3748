import type { DevSite } from '../../astro/dev.ts';
import type { Terminal } from '../terminal.ts';
import { writeProblemBriefly } from './pretty.ts';
import { toProblem } from './problem.ts';
import { plural } from './summary.ts';

/** Says, after each reading of the content, whether there is a site to look at or what errors to mend; the rest is shown in the browser. */
export function reportDevState(state: DevSite, content: string, terminal: Terminal): void {
  if (state.ok) {
    terminal.note(`${plural(state.archive.briefings.length, 'briefing')}, ${state.withheld.length} of them withheld from readers`);
    return;
  }
  const errors = state.diagnostics.filter(({ severity }) => severity === 'error');
  const problems = errors.map((diagnostic) => toProblem(diagnostic, new Map(), content, terminal.cwd));
  for (const problem of problems) terminal.note(writeProblemBriefly(problem, terminal.noteInk).trimEnd());
  terminal.note(`${plural(errors.length, 'error')}; throughline check explains each`);
}
