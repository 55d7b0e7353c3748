import { resolve } from 'node:path';
import { codeFrame } from '../../core/diagnostics/code-frame.ts';
import type { Note } from '../../import/draft.ts';
import { importCodes, type ImportProblem } from '../../import/problem.ts';
import type { ImportReport } from '../import/run-plan.ts';
import type { Ink, Terminal } from '../terminal.ts';
import { reportBriefly } from './brief.ts';
import { writeProblem } from './pretty.ts';
import { showPath, type Problem } from './problem.ts';
import { plural } from './summary.ts';
import { visible } from './visible.ts';

/** Shows why a text is not imported in the form of a diagnostic. */
export function toImportProblem({ code, place, reason, fix }: ImportProblem, file: string, source: string): Problem {
  const frame = place === undefined ? undefined : codeFrame(source, place);
  const { line, column } = place?.start ?? { line: 1, column: 1 };
  return {
    severity: 'error',
    code,
    file,
    line,
    column,
    reason,
    why: importCodes[code].why,
    fix,
    ...(frame === undefined ? {} : { frame }),
  };
}

interface FileReportOptions {
  readonly content: string;
  readonly dryRun?: boolean;
  /** Of a plain text every word is kept, and all there is to say is what was guessed. */
  readonly isPlain: boolean;
}

/** Prints the path of the briefing that a file became, on a dry run its text, and says what to look at. */
export function reportFile(
  { outcomes, checked, remaining, pictures }: ImportReport,
  { content, dryRun = false, isPlain }: FileReportOptions,
  terminal: Terminal,
): void {
  const { out, note, noteInk, cwd } = terminal;
  for (const outcome of outcomes) {
    const notes = isPlain ? writeGuesses(outcome.notes, noteInk) : writeNotes(outcome.notes, noteInk).trimEnd();
    if (outcome.is === 'refused') {
      for (const problem of outcome.problems) note(writeProblem(toImportProblem(problem, outcome.source, outcome.text), noteInk));
      note(`Not imported: ${visible(outcome.source)}. Nothing was written of it.`);
    } else if (outcome.is === 'there')
      note(`${visible(showPath(resolve(cwd, content, outcome.path), cwd))} is there already, and the same.`);
    else if (outcome.is === 'briefing') {
      const shown = showPath(resolve(cwd, content, outcome.path), cwd);
      out(dryRun ? outcome.text : `${shown}\n`);
      const written = `${dryRun ? 'Would write' : 'Wrote'} ${visible(shown)}${pictures === 0 ? '' : ` and ${plural(pictures, 'picture')} beside it`}.`;
      note(
        `${written} ${isPlain ? 'Every word is the source’s. Please check what was guessed:' : 'Please check what became of it:'}\n${notes}`,
      );
    }
  }
  reportRemaining({ ...checked, diagnostics: remaining }, content, terminal);
}

/** Errors of other files that are there only because of the new ones. */
export function reportElsewhere({ checked, elsewhere }: ImportReport, content: string, terminal: Terminal): void {
  if (elsewhere.length === 0) return;
  terminal.note('Because of these, in other files:');
  reportRemaining({ ...checked, diagnostics: elsewhere }, content, terminal);
}

function reportRemaining(checked: Parameters<typeof reportBriefly>[0], content: string, terminal: Terminal): void {
  const { errors, warnings } = reportBriefly(checked, content, {
    ...terminal,
    out: (text) => terminal.note(text.trimEnd()),
    ink: terminal.noteInk,
  });
  if (errors + warnings > 0)
    terminal.note(`${errors > 0 ? 'Mend the errors in the file' : 'Look at these as well'}; throughline check explains each.`);
}

function writeGuesses(guesses: readonly Note[], ink: Ink): string {
  const width = Math.max(0, ...guesses.map(({ subject }) => subject.length));
  return guesses.map(({ subject, text }) => `  ${ink('dim', subject.padEnd(width))}  ${visible(text)}`).join('\n');
}

/** What was mapped, guessed and dropped, a line each: in the order of the text, then what is about the whole. */
export function writeNotes(notes: readonly Note[], ink: Ink): string {
  const kinds = ['mapped', 'guessed', 'dropped'] as const;
  const lineOf = ({ line = Number.MAX_SAFE_INTEGER }: Note): number => line;
  const sorted = kinds.flatMap((kind) => notes.filter((note) => note.kind === kind).sort((a, b) => lineOf(a) - lineOf(b)));
  const width = Math.max(0, ...sorted.map(({ subject }) => subject.length));
  return sorted
    .map(
      ({ kind, subject, text, line }) =>
        `  ${ink('dim', kind.padEnd(7))}  ${visible(subject).padEnd(width)}  ${line === undefined ? '' : `line ${line}: `}${visible(text)}\n`,
    )
    .join('');
}
