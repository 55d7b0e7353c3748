import { isEcho } from '../text/echo.ts';
import { defineFileRule } from './file-rule.ts';

export const rule = defineFileRule({
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
  check: ({ path, sound: { title, summary } }) =>
    path.startsWith('briefings/') && typeof title === 'string' && typeof summary === 'string' && isEcho(title, summary)
      ? [
          {
            at: 'summary',
            reason: 'Unexpected bottom line that says no more than the title, expected what follows from it',
            fix: 'say what the reader should know or do, in one or two sentences',
          },
        ]
      : [],
});
