import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'value-invalid',
  severity: 'error',
  title: 'Value out of form',
  why: 'a value out of form would be shown wrongly or dropped',
  good: [{ front: 'review-by: 2026-07-01' }],
  bad: [{ front: 'review-by: 2026-02-30', reason: 'Unexpected `2026-02-30` in `review-by`, expected a real date as `YYYY-MM-DD`' }],
});
