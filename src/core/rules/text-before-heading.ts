import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'text-before-heading',
  severity: 'error',
  title: 'Text before the first heading',
  why: 'text outside a passage has no address and no themes',
  good: [{}],
  bad: [
    {
      body: `Decoupling comes first.

## What is at stake

Two ledgers.`,
      reason: 'Unexpected text before the first heading, expected a heading of level 2',
    },
  ],
});
