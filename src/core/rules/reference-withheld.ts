import type { Finding } from '../diagnostics/reporter.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'reference-withheld',
  severity: 'error',
  title: 'Reference to a withheld briefing',
  why: 'the link would be dead, and it would give the withheld briefing away',
  good: [
    {
      body: `## What is at stake

Decoupling begins with [a second address](../2025/2025-11-28-second-sources.md).

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling is one of [ten questions](../2042/2042-01-10-ten-questions.md).

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected reference to `ten-questions`, which is withheld longer than this text, expected one readers can open',
    },
  ],
});

/** When a briefing may be shown is for the gate alone to say: `gate/check-withheld-references.ts` asks it. */
export const wordWithheld = (id: string): Finding => ({
  reason: `Unexpected reference to \`${id}\`, which is withheld longer than this text, expected one readers can open`,
  fix: `remove the reference, or withhold this text as long as \`${id}\``,
  actual: id,
});
