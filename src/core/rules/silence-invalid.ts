import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'silence-invalid',
  severity: 'error',
  title: 'Rule that cannot be silenced',
  why: 'a silence that does nothing, or hides what readers would stumble over, would pass for a decision',
  good: [
    {
      front: 'silence:\n  theme-undeclared: the licence is named in a quotation only',
      body: '## What is at stake\n\nDecoupling, says one, “is a licence to wait”.',
    },
  ],
  bad: [
    {
      front: 'silence:\n  theme-unknown: the theme is to be written next week',
      reason: 'Unexpected rule `theme-unknown` in `silence`, expected a warning or a suggestion: no error can be silenced',
    },
    {
      front: 'silence:\n  theme-undeclarde: the licence is named in a quotation only',
      reason: 'Unexpected rule `theme-undeclarde` in `silence`, expected the code of a rule',
    },
  ],
});
