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
  ],
});
