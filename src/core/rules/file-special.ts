import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'file-special',
  severity: 'error',
  title: 'Not a regular file',
  why: 'reading a pipe, socket or device can hang the build or publish what is no content',
  good: [{}],
  bad: [{ files: { 'briefings/2026/2026-01-24-pipe.md': { is: 'pipe' } }, reason: 'Unexpected pipe, socket or device, expected a file' }],
});
