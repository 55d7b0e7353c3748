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
  ],
});
