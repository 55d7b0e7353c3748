import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'passage-unknown',
  severity: 'error',
  title: 'Unknown passage',
  why: 'the link would land at the top of the page instead of the passage',
  good: [
    {
      body: `## What is at stake

Decoupling is [what buyers ask for](../2025/2025-11-28-second-sources.md#what-buyers-ask).

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling is [what buyers ask for](../2025/2025-11-28-second-sources.md#what-buyers-asked).

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected passage `#what-buyers-asked` of `second-sources`, expected one of its headings’ addresses',
    },
  ],
});
