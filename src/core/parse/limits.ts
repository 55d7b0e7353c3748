import type { FileReporter } from '../diagnostics/reporter.ts';

/** Beyond these the Markdown parser's time or stack grows out of bounds (measured; docs/decisions/0004-limits-before-parsing.md). */
const LIMITS = { line: 20_000, nesting: 32, indentation: 128, delimiters: 2_000, lines: 500, brackets: 100 } as const;

/** Reports a body that could stall the parser; returns whether it may be parsed. */
export function checkLimits(body: string, start: number, report: FileReporter): boolean {
  let delimiters = 0;
  let lines = 0;
  let brackets = 0;
  let offset = 0;
  for (const line of body.split('\n')) {
    const isBlank = line.trim() === '';
    delimiters = isBlank ? 0 : delimiters + countDelimiters(line);
    lines = isBlank ? 0 : lines + 1;
    brackets = isBlank ? 0 : countOpen(line, brackets);
    const fault = isBlank ? undefined : (faultOf(line, delimiters) ?? faultOfBlock(lines, brackets));
    if (fault !== undefined) {
      report.at('limit-exceeded', start + offset, start + offset + Math.min(line.length, 80), fault);
      return false;
    }
    offset += line.length + 1;
  }
  return true;
}

function faultOf(line: string, delimiters: number): { reason: string; fix: string } | undefined {
  if (line.length > LIMITS.line) {
    return { reason: `Unexpected line of ${line.length} characters, expected at most ${LIMITS.line}`, fix: 'break the line' };
  }
  const markers = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])(?=[ \t>]|$))*/u.exec(line)?.[0] ?? '';
  const nesting = markers.match(/>|[-+*]|\d{1,9}[.)]/gu)?.length ?? 0;
  const indentation = /^[ \t]*/u.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
  if (nesting > LIMITS.nesting || indentation > LIMITS.indentation) {
    return { reason: `Unexpected nesting of lists or quotations, expected at most ${LIMITS.nesting} levels`, fix: 'flatten the list' };
  }
  if (delimiters > LIMITS.delimiters) {
    return {
      reason: `Unexpected paragraph with over ${LIMITS.delimiters} marks such as \`*\`, \`[\` or \`<\`, expected prose`,
      fix: 'split the paragraph, or put it in a code block',
    };
  }
  return undefined;
}

/** A quotation or list may go on without its marker, and the parser looks back at every line of it. */
function faultOfBlock(lines: number, brackets: number): { reason: string; fix: string } | undefined {
  if (brackets > LIMITS.brackets) {
    return { reason: `Unexpected paragraph with over ${LIMITS.brackets} brackets open, expected each closed`, fix: 'close the brackets' };
  }
  if (lines <= LIMITS.lines) return undefined;
  return { reason: `Unexpected block of over ${LIMITS.lines} lines, expected an empty line before`, fix: 'divide it by empty lines' };
}

const countDelimiters = (line: string): number => line.match(/[*_~`[\]<!&\\|]+/gu)?.length ?? 0;

/** Brackets that are open after a line; where there were too many within it, that many. */
function countOpen(line: string, before: number): number {
  let open = before;
  for (const [bracket] of line.matchAll(/[[\]]/gu)) {
    open = bracket === '[' ? open + 1 : Math.max(0, open - 1);
    if (open > LIMITS.brackets) return open;
  }
  return open;
}
