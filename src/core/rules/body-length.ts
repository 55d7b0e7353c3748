import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'body-length',
  severity: 'warning',
  title: 'Length outside the kind’s range',
  why: 'readers were promised a length',
  good: [
    {
      front: 'kind: executive-summary',
      body: `## Executive Summary

Decoupling is a word that two ledgers make concrete.

## Strategic Implications

- Contracts will move before freight does

## Outlook

The next contracts will show it.`,
    },
  ],
  bad: [
    {
      front: 'kind: executive-summary',
      body: `## Executive Summary

Decoupling.

## Strategic Implications

- Wait

## Outlook

More.`,
      reason: 'Unexpected length of 8 words, expected 10 to 650 in “Executive summary”',
    },
  ],
});
