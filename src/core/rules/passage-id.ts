import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'passage-id',
  severity: 'error',
  title: 'Passage address not usable',
  why: 'the address must be unique in the briefing and not one of the page’s own',
  good: [
    {
      body: `## What is at stake

Decoupling.

## What is at stake {#stake-again}

The same again.

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling.

## What is at stake

The same again.

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected second passage with the address `#what-is-at-stake`, expected each once (the first is `What is at stake`)',
    },
  ],
});
