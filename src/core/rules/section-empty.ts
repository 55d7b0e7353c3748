import type { Finding } from '../diagnostics/reporter.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'section-empty',
  severity: 'error',
  title: 'Section without text',
  why: 'readers would find a heading and nothing under it',
  good: [
    {
      body: `## What is at stake

### For two laboratories

Decoupling, ledger by ledger.`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling, ledger by ledger.

## What follows`,
      reason: 'Unexpected end of the section `What follows`, expected text under its heading',
    },
  ],
});

/** What is looked at of a section. */
interface Section {
  readonly title: string;
  readonly level: number;
  readonly nodes: readonly { readonly type: string }[];
}

/** A heading may stand directly above its first sub-heading; otherwise it needs text. */
export function judgeSection({ title, level, nodes }: Section, next: Section | undefined): Finding | undefined {
  const hasText = nodes.some(({ type }) => type !== 'definition' && type !== 'footnoteDefinition' && type !== 'thematicBreak');
  if (hasText || (next !== undefined && next.level > level)) return undefined;
  return {
    reason: `Unexpected end of the section \`${title}\`, expected text under its heading`,
    fix: 'write the section or delete its heading',
  };
}
