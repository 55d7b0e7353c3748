import { makeReporter } from '../../core/diagnostics/reporter.ts';
import { checkLimits } from '../../core/parse/limits.ts';
import type { ImportProblem } from '../problem.ts';

/** No text that people write has so many blanks or empty lines in a row; patterns would try every way to divide them. */
const MAX_BLANKS = 1000;
const BLANKS = new RegExp(String.raw`(?<!\s)\s{${MAX_BLANKS}}`, 'u');

/** Why Markdown is too intricate to be rewritten and parsed. @param start where in the text it begins */
export function findExcess(text: string, start: number): ImportProblem | undefined {
  const report = makeReporter('', text);
  if (checkLimits(text.slice(start), start, report)) return findBlanks(text, start);
  const [found] = report.diagnostics;
  return { code: 'import-document', reason: found?.reason ?? '', fix: found?.fix ?? '', ...(found && { place: found.place }) };
}

/** Why a text of any kind has too many blanks to be rewritten. */
export function findBlanks(text: string, start: number): ImportProblem | undefined {
  const at = BLANKS.exec(text.slice(start))?.index;
  if (at === undefined) return undefined;
  const { place } = makeReporter('', text).locator;
  return {
    code: 'import-document',
    place: place(start + at, start + at + 1),
    reason: `Unexpected ${MAX_BLANKS} blanks or empty lines in a row, expected text`,
    fix: 'delete them',
  };
}
