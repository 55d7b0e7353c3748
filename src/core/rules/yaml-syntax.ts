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
      fixed: { front: 'title: "Two ledgers: one partnership"' },
    },
    { front: 'kind:note', reason: 'Unexpected colon without a space, expected `key: value`', fixed: { front: 'kind: note' } },
    {
      front: 'sources:\n\t- title: A survey of ledgers',
      reason: 'Unexpected tab, expected spaces',
      fixed: { front: 'sources:\n  - title: A survey of ledgers' },
    },
    {
      front: 'title: @ledgers keep a partnership honest',
      reason: 'Unexpected `@` at the beginning of a value, expected quotes around the text',
      fixed: { front: 'title: "@ledgers keep a partnership honest"' },
    },
    {
      text: '---\ntitle: Two ledgers keep a partnership honest\n date: 2026-01-23\nsummary: Partners that keep two ledgers settle disputes in weeks, not in years.\nthemes: [decoupling]\n---\n\n## What is at stake\n\nDecoupling.\n',
      reason: 'Unexpected indentation, expected the key at the beginning of the line',
      fixed: {
        text: '---\ntitle: Two ledgers keep a partnership honest\ndate: 2026-01-23\nsummary: Partners that keep two ledgers settle disputes in weeks, not in years.\nthemes: [decoupling]\n---\n\n## What is at stake\n\nDecoupling.\n',
      },
    },
  ],
});
