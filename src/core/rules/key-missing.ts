import { defineFileRule, type CheckedFile, type FileFinding } from './file-rule.ts';

export const rule = defineFileRule({
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
  check,
});

/** What a schema asks for is reported where it is read (`validate/validate-yaml.ts`); this is what one key asks of another. */
function check({ sound: { status, withdrawn } }: CheckedFile): FileFinding[] {
  if (status !== 'withdrawn' || withdrawn !== undefined) return [];
  return [
    {
      at: 'status',
      reason: 'Unexpected status `withdrawn` without `withdrawn`, expected its date and reason',
      fix: 'add `withdrawn: { date: YYYY-MM-DD, reason: "…" }`',
    },
  ];
}
