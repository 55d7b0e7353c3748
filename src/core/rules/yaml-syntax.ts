import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'yaml-syntax',
  severity: 'error',
  title: 'YAML mistake',
  why: 'what YAML cannot read would be lost',
  good: [{ front: 'title: "Two ledgers: one partnership"' }],
  bad: [
    {
      front: 'title: Two ledgers: one partnership',
      reason: 'Unexpected second colon in a value, expected quotes around a text that holds `: `',
    },
  ],
});
