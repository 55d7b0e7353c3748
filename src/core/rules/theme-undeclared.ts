import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'theme-undeclared',
  severity: 'warning',
  title: 'Theme used but not declared',
  why: 'the passage would be missing from that theme’s thread',
  good: [
    {
      front: 'themes: [decoupling, licensing]',
      body: `## What is at stake

Decoupling is agreed in a licence.

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling is agreed in a licence.

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected `licence`, a term of the theme `licensing`, expected the theme in `themes`',
    },
  ],
});
