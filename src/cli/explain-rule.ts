import { suggest } from '../core/diagnostics/suggest.ts';
import { findRule, isRuleCode, ruleCodes } from '../core/rules/find-rule.ts';
import { EXIT, UsageError } from './failure.ts';
import { writeRulePage } from './report/rule-page.ts';
import type { Ink, Terminal } from './terminal.ts';

/** Prints the page of a rule. Throws `UsageError` for a code that is none, with the nearest. */
export function explainRule(code: string, terminal: Terminal): number {
  if (!isRuleCode(code)) {
    const [nearest] = suggest(code, ruleCodes);
    const hint = nearest === undefined ? 'docs/rules lists them.' : `Did you mean \`${nearest}\`?`;
    throw new UsageError(`Unexpected rule \`${code}\`. ${hint}`);
  }
  terminal.out(`${colorHeadings(writeRulePage(findRule(code)), terminal.ink)}\n`);
  return EXIT.clean;
}

/** Headings of the page stand out; those of its examples, which are fenced, do not. */
function colorHeadings(page: string, ink: Ink): string {
  let fence: string | undefined;
  return page
    .split('\n')
    .map((line) => {
      const mark = /^`{3,}/u.exec(line)?.[0];
      if (mark !== undefined) fence = fence === undefined ? mark : line === fence ? undefined : fence;
      return fence === undefined && line.startsWith('#') ? ink('bold', line) : line;
    })
    .join('\n');
}
