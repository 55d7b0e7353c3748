import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'heading-attributes',
  severity: 'error',
  title: 'Heading attributes out of form',
  why: 'the passage would lose its address or its themes',
  good: [
    {
      body: `## What is at stake {#the-stake themes="decoupling"}

Decoupling.

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake {#The_Stake}

Decoupling.

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected id `The_Stake`, expected lower-case letters, digits and single hyphens',
    },
  ],
});
