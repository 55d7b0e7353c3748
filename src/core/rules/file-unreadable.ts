import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'file-unreadable',
  severity: 'error',
  title: 'File cannot be read',
  why: 'what cannot be read cannot be checked, so it cannot be published',
  good: [{}],
  bad: [
    {
      files: { 'briefings/2026/2026-01-24-locked.md': { is: 'locked' } },
      reason: 'Unexpected failure to read the file (EACCES), expected a readable file',
    },
  ],
});
