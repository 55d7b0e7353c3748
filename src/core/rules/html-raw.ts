import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'html-raw',
  severity: 'error',
  title: 'Raw HTML',
  why: 'HTML in Markdown can carry scripts and breaks in print, feeds and search',
  good: [
    {
      body: `## What is at stake

Decoupling is *not* abandonment; 3 \\< 5.

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling is <b>not</b> abandonment.

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected HTML `<b>`, expected Markdown',
    },
  ],
});
