import { defineRule } from './rule.ts';

const body = `## What is at stake

Decoupling is a word that two laboratories make concrete in one ledger each.`;

const committed = { 'briefings/2026/2026-01-23-one-ledger-too-many.md': body };

export const rule = defineRule({
  code: 'alias-missing',
  severity: 'warning',
  title: 'Renamed file without an alias',
  why: 'links and bookmarks that lead to the old address would meet an error page',
  good: [{ committed, front: 'aliases: [one-ledger-too-many]', body }],
  bad: [
    {
      committed,
      body,
      reason: 'Unexpected renaming from `one-ledger-too-many`, expected the old slug in `aliases`',
      fixed: {
        text: `---
title: Two ledgers keep a partnership honest
date: 2026-01-23
aliases: [one-ledger-too-many]
summary: Partners that keep two ledgers settle disputes in weeks, and those that keep one end in court.
themes: [decoupling]
---

${body}
`,
      },
    },
  ],
});
