import type { DevSite } from '../../astro/dev.ts';
import type { Terminal } from '../terminal.ts';
import { writeProblemBriefly } from './pretty.ts';
import { toProblem } from './problem.ts';
import { plural, summarize } from './summary.ts';

/** Says, after each reading of the content, whether there is a site to look at or what to mend. */
export function reportDevState(state: DevSite, content: string, terminal: Terminal): void {
  if (state.ok) {
    const withheld = state.site.entries.filter(({ ref }) => ref.preview !== undefined).length;
    terminal.note(`${plural(state.site.entries.length, 'briefing')}, ${withheld} of them withheld from readers`);
    return;
  }
  const problems = state.diagnostics.map((diagnostic) => toProblem(diagnostic, new Map(), content, terminal.cwd));
  for (const problem of problems) terminal.note(writeProblemBriefly(problem, terminal.noteInk).trimEnd());
  terminal.note(`${plural(summarize(problems, 0).errors, 'error')}; throughline check explains each`);
}
