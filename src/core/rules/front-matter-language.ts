import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'front-matter-language',
  severity: 'error',
  title: 'Front matter not in YAML',
  why: 'other front-matter languages can run code',
  good: [{}],
  bad: [
    {
      text: `+++
title = "Two ledgers"
+++

## What is at stake

Text.
`,
      reason: 'Unexpected front matter in `toml`, expected YAML between two lines `---`',
    },
  ],
});
