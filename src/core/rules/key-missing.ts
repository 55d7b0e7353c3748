import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'key-missing',
  severity: 'error',
  title: 'Missing key',
  why: 'the page cannot be made without it',
  good: [{}],
  bad: [
    {
      text: `---
title: Two ledgers keep a partnership honest
date: 2026-01-23
themes: [decoupling]
---

## What is at stake

Decoupling, ledger by ledger.
`,
      reason: 'Unexpected front matter of a briefing without `summary`, expected a text of 40 to 320 characters on one line',
    },
  ],
});
