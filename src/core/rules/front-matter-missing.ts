import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'front-matter-missing',
  severity: 'error',
  title: 'Front matter missing',
  why: 'without front matter there is no title, no date, and no draft flag to honour',
  good: [{}],
  bad: [
    {
      text: `## What is at stake

A text that begins at once.
`,
      reason: 'Unexpected first line `## What is at stake`, expected `---` and front matter',
    },
    {
      text: '\n---\ntitle: Two ledgers keep a partnership honest\ndate: 2026-01-23\nsummary: Partners that keep two ledgers settle disputes in weeks, not in years.\nthemes: [decoupling]\n---\n\n## What is at stake\n\nDecoupling.\n',
      reason: 'Unexpected empty first line, expected `---` and front matter',
      fixed: {
        text: '---\ntitle: Two ledgers keep a partnership honest\ndate: 2026-01-23\nsummary: Partners that keep two ledgers settle disputes in weeks, not in years.\nthemes: [decoupling]\n---\n\n## What is at stake\n\nDecoupling.\n',
      },
    },
  ],
});
