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
