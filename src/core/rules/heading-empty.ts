import type { Finding } from '../diagnostics/reporter.ts';
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

export const judgeTitle = (title: string): Finding | undefined =>
  title === '' ? { reason: 'Unexpected heading without text, expected a title', fix: 'write a title or delete the line' } : undefined;
