import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'lineage-cycle',
  severity: 'error',
  title: 'Briefings that supersede each other',
  why: 'readers would be sent round in a circle',
  good: [{ front: 'supersedes: [second-sources]' }],
  bad: [
    { front: 'supersedes: [two-ledgers]', reason: 'Unexpected `supersedes` that names the briefing itself, expected another briefing' },
  ],
});
