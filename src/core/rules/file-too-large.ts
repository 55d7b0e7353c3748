import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'file-too-large',
  severity: 'error',
  title: 'File too large',
  why: 'a briefing is short; a huge file is a mistake and can stall the build',
  good: [{}],
  bad: [
    {
      files: { 'briefings/2026/2026-01-24-large.md': { is: 'large', size: 307200 } },
      reason: 'Unexpected size of 300 kB, expected at most 256 kB',
    },
  ],
});
