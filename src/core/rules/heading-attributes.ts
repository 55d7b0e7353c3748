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
      fixed: {
        body: `## What is at stake {#the-stake}

Decoupling.

## What follows

- Contracts will move before freight does`,
      },
    },
    {
      body: '## What is at stake {#stake themes=“decoupling”}\n\nDecoupling.',
      reason: 'Unexpected form of heading attributes, expected `{#id themes="first second"}`',
      fixed: { body: '## What is at stake {#stake themes="decoupling"}\n\nDecoupling.' },
    },
  ],
});

export const judgeAttribute = (name: string): Finding | undefined =>
  name === 'themes'
    ? undefined
    : { reason: `Unexpected attribute \`${name}\`, expected \`#id\` or \`themes\``, fix: 'remove the attribute' };

export function judgeId(id: string): Finding | undefined {
  if (ID.test(id)) return undefined;
  const meant = id.toLowerCase().replaceAll('_', '-');
  return {
    reason: `Unexpected id \`${id}\`, expected lower-case letters, digits and single hyphens`,
    fix: ID.test(meant) ? `replace with \`${meant}\`` : 'change the id',
    actual: id,
    ...(ID.test(meant) ? { expected: [meant] } : {}),
  };
}

/** Of braces that are no attributes and look like some. */
export function wordForm(braces: string): Finding {
  const straight = braces.replace(/[“”„‟″«»]/gu, '"');
  return {
    reason: 'Unexpected form of heading attributes, expected `{#id themes="first second"}`',
    fix: 'write `#` before the id, and the themes in straight double quotes',
    actual: braces,
    ...(straight === braces ? {} : { expected: [straight] }),
  };
}
