import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'section-required',
  severity: 'error',
  title: 'Required section missing or out of place',
  why: 'readers rely on finding the parts of this kind where they always are',
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

Decoupling is a word that two ledgers make concrete.

## Strategic Implications

- Contracts will move before freight does

## Afterword

The next contracts will show it.`,
      reason: 'Unexpected last section `Afterword`, expected `Outlook` as the last section of “Executive summary”',
    },
  ],
});
