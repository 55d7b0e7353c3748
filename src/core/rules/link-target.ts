import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'link-target',
  severity: 'error',
  title: 'Link that leads nowhere',
  why: 'readers would meet an error page',
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

Decoupling begins with [a second address](../2025/2025-11-28-second-source.md).

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected link to `briefings/2025/2025-11-28-second-source.md`, expected an existing briefing',
    },
  ],
});
