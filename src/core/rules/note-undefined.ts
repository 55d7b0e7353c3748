import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'note-undefined',
  severity: 'error',
  title: 'Note without text',
  why: 'readers would see a mark that leads nowhere',
  good: [
    {
      body: `## What is at stake

Decoupling is old.[^age]

## What follows

- Contracts will move before freight does

[^age]: The word is from 1886.`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling is old.[^age]

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected note `[^age]` without text, expected a line `[^age]: …`',
    },
  ],
});
