import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'date-mismatch',
  severity: 'error',
  title: 'Date differs from the file name',
  why: 'the archive would list the briefing under two dates',
  good: [{}],
  bad: [{ front: 'date: 2026-01-22', reason: 'Unexpected date 2026-01-22, expected 2026-01-23 as in the file name' }],
});
