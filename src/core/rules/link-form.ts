import type { Finding } from '../diagnostics/reporter.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'link-form',
  severity: 'error',
  title: 'Link out of form',
  why: 'the link would break in the repository or on the site',
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

Decoupling begins with [a second address](/briefings/second-sources/).

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected address `/briefings/second-sources/`, expected a relative link to a `.md` file',
      fixed: {
        body: `## What is at stake

Decoupling begins with [a second address](../2025/2025-11-28-second-sources.md).

## What follows

- Contracts will move before freight does`,
      },
    },
    {
      body: '## What is at stake\n\nDecoupling is [what buyers ask for](../2025/2025-11-28-second-sources#what-buyers-ask).',
      reason: 'Unexpected address `../2025/2025-11-28-second-sources#what-buyers-ask`, expected a relative link to a `.md` file',
      fixed: { body: '## What is at stake\n\nDecoupling is [what buyers ask for](../2025/2025-11-28-second-sources.md#what-buyers-ask).' },
    },
  ],
});

/** What an address is, `parse/links.ts` reads, and says what is wrong with it; in a heading there are none. */
export const linkInHeading: Finding = {
  reason: 'Unexpected link in a heading, expected words alone',
  fix: 'put the link into the text below',
};
