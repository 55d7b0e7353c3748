import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'heading-empty',
  severity: 'error',
  title: 'Heading without text',
  why: 'a passage without a heading cannot be listed or linked',
  good: [{}],
  bad: [
    {
      body: `## What is at stake

Decoupling.

##

A text under nothing.

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected heading without text, expected a title',
    },
  ],
});
