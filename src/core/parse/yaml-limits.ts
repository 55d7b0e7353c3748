import type { FileReporter } from '../diagnostics/reporter.ts';

/** Beyond these the YAML parser's time or stack grows out of bounds (docs/decisions/0004-limits-before-parsing.md). */
const LIMITS = { nesting: 32, indentation: 128, blank: 100 } as const;

/** Reports YAML that could stall the parser; returns whether it may be parsed. */
export function checkYamlLimits(yaml: string, start: number, report: FileReporter): boolean {
  const blank = new RegExp(`(?:^[ \\t\\r]*\\n){${LIMITS.blank}}`, 'mu').exec(yaml)?.index;
  if (blank !== undefined) {
    report.at('limit-exceeded', start + blank, start + blank + 1, {
      reason: `Unexpected ${LIMITS.blank} empty lines, expected keys with values`,
      fix: 'delete the empty lines',
    });
    return false;
  }
  const at = findNesting(yaml) ?? findIndentation(yaml);
  if (at === undefined) return true;
  report.at('limit-exceeded', start + at, start + at + 1, {
    reason: `Unexpected nesting of lists or groups, expected at most ${LIMITS.nesting} levels`,
    fix: 'write fewer levels; put texts with many brackets in double quotes, line by line',
  });
  return false;
}

/** Offset of the first bracket too deep. Brackets in texts count as well: a parser that recovers from mistakes may take them for real. */
function findNesting(yaml: string): number | undefined {
  let depth = 0;
  for (const match of yaml.matchAll(/[[\]{}]/gu)) {
    depth = Math.max(0, depth + (match[0] === '[' || match[0] === '{' ? 1 : -1));
    if (depth > LIMITS.nesting) return match.index;
  }
  return undefined;
}

/** Offset of the first line too far in, or with too many markers at its beginning. */
function findIndentation(yaml: string): number | undefined {
  for (const match of yaml.matchAll(/^[ \t]*(?:[-?:](?=[ \t])[ \t]*)*/gmu)) {
    const markers = match[0].match(/[-?:]/gu)?.length ?? 0;
    if (markers > LIMITS.nesting || match[0].length - 2 * markers > LIMITS.indentation) return match.index;
  }
  return undefined;
}
