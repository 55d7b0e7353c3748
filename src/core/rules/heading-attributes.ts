import type { Finding } from '../diagnostics/reporter.ts';
import { ID } from '../text/id.ts';
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

export const judgeAttribute = (name: string): Finding | undefined =>
  name === 'themes'
    ? undefined
    : { reason: `Unexpected attribute \`${name}\`, expected \`#id\` or \`themes\``, fix: 'remove the attribute' };

export const judgeId = (id: string): Finding | undefined =>
  ID.test(id)
    ? undefined
    : { reason: `Unexpected id \`${id}\`, expected lower-case letters, digits and single hyphens`, fix: 'change the id', actual: id };

/** Of braces that are no attributes and look like some. */
export const attributesOutOfForm: Finding = {
  reason: 'Unexpected form of heading attributes, expected `{#id themes="first second"}`',
  fix: 'write `#` before the id, and the themes in straight double quotes',
};
