import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'heading-level',
  severity: 'error',
  title: 'Heading level out of order',
  why: 'screen readers and the contents list lose the structure',
  good: [
    {
      body: `## What is at stake

### In detail

Decoupling, ledger by ledger.

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling.

#### In detail

Decoupling, ledger by ledger.

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected heading of level 4, expected level 3 or less here',
    },
  ],
});
