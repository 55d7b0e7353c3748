import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'summary-echo',
  severity: 'suggestion',
  title: 'Bottom line that repeats the title',
  why: 'the reader who reads nothing else has read the same thing twice',
  good: [
    {
      front:
        'title: Two ledgers settle disputes\nsummary: Partners that keep two ledgers settle in weeks; those with one go to court for two years.',
    },
  ],
  bad: [
    {
      front:
        'title: Two ledgers settle disputes between partners\nsummary: It is two ledgers that will settle the disputes between the partners.',
      reason: 'Unexpected bottom line that says no more than the title, expected what follows from it',
    },
  ],
});
