import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'file-control-character',
  severity: 'error',
  title: 'Control character',
  why: 'control characters break feeds, search and copied text',
  good: [{}],
  bad: [
    {
      body: `## What is at stake

One bell  in the text.

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected control character U+0007, expected text',
    },
  ],
});
