import type { Finding } from '../diagnostics/reporter.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'silence-unused',
  severity: 'suggestion',
  title: 'Silence without need',
  why: 'it would hide the next mistake of that kind',
  good: [
    {
      front: 'silence:\n  theme-undeclared: the licence is named in a quotation only',
      body: '## What is at stake\n\nDecoupling, says one, “is a licence to wait”.',
    },
  ],
  bad: [
    {
      front: 'silence:\n  theme-undeclared: the licence is named in a quotation only',
      reason: 'Unexpected silence of `theme-undeclared`, expected something for it to silence',
    },
  ],
});

/** Whether a silence is needed is known when all else has been found: `validate/silence.ts` asks. */
export const wordUnused = (code: string): Finding => ({
  reason: `Unexpected silence of \`${code}\`, expected something for it to silence`,
  fix: 'remove the line',
  actual: code,
});
