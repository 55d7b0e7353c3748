import type { Finding } from '../diagnostics/reporter.ts';
import { PIXEL } from './example-archive.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'picture-alternative',
  severity: 'error',
  title: 'Picture without alternative text',
  why: 'readers who cannot see it, or print without it, lose its content',
  good: [{}],
  bad: [
    {
      files: { 'briefings/2026/chart.png': PIXEL },
      body: `## What is at stake

Decoupling, in a chart:

![](chart.png)

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected picture without alternative text, expected a sentence that says what it shows',
    },
  ],
});

export const judgeAlternative = (alternative: string): Finding | undefined =>
  alternative.trim() === ''
    ? {
        reason: 'Unexpected picture without alternative text, expected a sentence that says what it shows',
        fix: 'write the sentence between `![` and `]`',
      }
    : undefined;
