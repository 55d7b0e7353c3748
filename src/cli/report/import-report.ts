import { codeFrame } from '../../core/diagnostics/code-frame.ts';
import { importCodes, type Guess, type ImportProblem } from '../../import/problem.ts';
import type { Ink } from '../terminal.ts';
import type { Problem } from './problem.ts';

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

/** What an editor should look at, a line each. */
export function writeGuesses(guesses: readonly Guess[], ink: Ink): string {
  const width = Math.max(0, ...guesses.map(({ subject }) => subject.length));
  return guesses.map(({ subject, text }) => `  ${ink('dim', subject.padEnd(width))}  ${text}`).join('\n');
}
