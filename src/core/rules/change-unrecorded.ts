import { EXAMPLE_PATH } from './example-archive.ts';
import { defineRule } from './rule.ts';

const committed = {
  [EXAMPLE_PATH]: `## What is at stake

Decoupling costs two laboratories one ledger each.`,
};

const body = `## What is at stake

Decoupling costs two laboratories two ledgers each.`;

export const rule = defineRule({
  code: 'change-unrecorded',
  severity: 'warning',
  title: 'Change of a published text without an entry in `changes`',
  why: 'readers who know the earlier text would not be told that it says something else now',
  good: [
    {
      committed,
      front: `changes:
  - date: 2026-02-27
    kind: correction
    note: Each laboratory pays for two ledgers, not for one.`,
      body,
    },
    {
      committed,
      body: `## What is at stake

Decoupling *costs* two laboratories
one ledger each.`,
    },
  ],
  bad: [
    {
      committed,
      body,
      reason: 'Unexpected change of a published text, expected an entry for it in `changes`',
      fixed: { front: 'changes:\n  - date: 2026-03-01\n    kind: update\n    note: "Revised “What is at stake”."' },
    },
  ],
});
