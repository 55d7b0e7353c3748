import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'source-unknown',
  severity: 'error',
  title: 'Citation of an unknown source',
  why: 'readers would see a citation that leads nowhere',
  good: [
    {
      front: `sources:
  - title: Two ledgers, a survey`,
      body: `## What is at stake

Decoupling is surveyed.[^source-1]

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling is surveyed.[^source-1]

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected citation of source 1, expected one of 0 in `sources`',
    },
  ],
});
