import type { Diagnostic, Severity } from '../../core/diagnostics/diagnostic.ts';
import type { Ink } from '../terminal.ts';
import type { Problem } from './problem.ts';
import { visible } from './visible.ts';

const COLORS: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = { error: 'red', warning: 'yellow', suggestion: 'cyan' };

/** Column at which the rule's page stands, where the fix leaves room. */
const PAGE_COLUMN = 66;

/** A problem as a person reads it: place, reason, the line with the mistake marked, why it matters, what to do. */
export function writeProblem(problem: Problem, ink: Ink): string {
  const { severity, code, reason, why, fix, page } = problem;
  const head = `${writePlace(problem, ink)}  ${ink([COLORS[severity], 'bold'], severity)}  ${ink('dim', code)}`;
  const end = `  ${ink('dim', 'fix')}  ${visible(fix)}`;
  const room = ' '.repeat(Math.max(3, PAGE_COLUMN - 7 - fix.length));
  const lines = [
    head,
    `  ${visible(reason)}`,
    ...writeFrame(problem, ink),
    `  ${ink('dim', 'why')}  ${why}`,
    page === undefined ? end : `${end}${room}${ink('dim', page)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** A problem on one line. */
export function writeProblemBriefly(problem: Problem, ink: Ink): string {
  const { severity, code, reason } = problem;
  return `${writePlace(problem, ink)}  ${ink(COLORS[severity], severity)}  ${ink('dim', code)}  ${visible(reason)}\n`;
}

/** A finding that its file asks not to be told of, and why. */
export type SilencedProblem = Diagnostic & { readonly because: string };

/** What was silenced, a line each, after the summary. */
export function writeSilenced(silenced: readonly SilencedProblem[], ink: Ink): string {
  return silenced
    .map(({ file, place: { start }, ruleId, because }) => {
      const place = visible(`${file}:${start.line}:${start.column}`);
      return `${ink('dim', `silenced  ${place}  ${ruleId}  ${visible(because)}`)}\n`;
    })
    .join('');
}

const writePlace = ({ file, line, column }: Problem, ink: Ink): string => ink('bold', visible(`${file}:${line}:${column}`));

function writeFrame({ frame, severity }: Problem, ink: Ink): string[] {
  if (frame === undefined) return [];
  const number = String(frame.line);
  const carets = `${' '.repeat(frame.indent)}${ink(COLORS[severity], '^'.repeat(frame.width))}`;
  return [`  ${ink('dim', `${number} │`)} ${visible(frame.text)}`, `  ${' '.repeat(number.length)} ${ink('dim', '│')} ${carets}`];
}
