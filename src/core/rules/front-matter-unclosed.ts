import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'front-matter-unclosed',
  severity: 'error',
  title: 'Front matter not closed',
  why: 'everything after it would be taken for front matter and vanish',
  good: [{}],
  bad: [
    {
      text: `---
title: Two ledgers keep a partnership honest
date: 2026-01-23
`,
      reason: 'Unexpected end of file in the front matter, expected a closing line `---`',
    },
    {
      text: '---\ntitle: Two ledgers keep a partnership honest\ndate: 2026-01-23\nsummary: Partners that keep two ledgers settle disputes in weeks, not in years.\nthemes: [decoupling]\n-----\n\n## What is at stake\n\nDecoupling.\n',
      reason: 'Unexpected line in the front matter, expected exactly `---` to close it',
      fixed: {
        text: '---\ntitle: Two ledgers keep a partnership honest\ndate: 2026-01-23\nsummary: Partners that keep two ledgers settle disputes in weeks, not in years.\nthemes: [decoupling]\n---\n\n## What is at stake\n\nDecoupling.\n',
      },
    },
  ],
});
