import type { Finding } from '../diagnostics/reporter.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'heading-level',
  severity: 'error',
  title: 'Heading level out of order',
  why: 'screen readers and the contents list lose the structure',
  good: [
    {
      body: `## What is at stake

### In detail

Decoupling, ledger by ledger.

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling.

#### In detail

Decoupling, ledger by ledger.

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected heading of level 4, expected level 3 or less here',
      fixed: {
        body: `## What is at stake

Decoupling.

### In detail

Decoupling, ledger by ledger.

## What follows

- Contracts will move before freight does`,
      },
    },
    {
      body: '# What is at stake\n\nDecoupling.',
      reason: 'Unexpected heading of level 1, expected `##`: the title stands in the front matter',
      fixed: { body: '## What is at stake\n\nDecoupling.' },
    },
    {
      body: '# What is at stake\n\nDecoupling.\n\n## In detail\n\nLedger by ledger.',
      reason: 'Unexpected heading of level 1, expected `##`: the title stands in the front matter',
    },
    {
      body: '## What is at stake\n\nDecoupling.\n\n#### First\n\nOne ledger.\n\n#### Second\n\nAnother.',
      reason: 'Unexpected heading of level 4, expected level 3 or less here',
    },
  ],
});

/** @param previous level of the heading before; 1 at the beginning, where the title stands */
export function judgeLevel(level: number, previous: number): Finding | undefined {
  if (level === 1) {
    return {
      reason: 'Unexpected heading of level 1, expected `##`: the title stands in the front matter',
      fix: 'begin the line with `##`',
    };
  }
  const wanted = Math.min(previous + 1, 4);
  if (level <= wanted) return undefined;
  return {
    reason: `Unexpected heading of level ${level}, expected level ${wanted} or less here`,
    fix: `begin the line with \`${'#'.repeat(wanted)}\``,
  };
}

/** Of a heading inside a list or quotation. */
export const nestedHeading: Finding = {
  reason: 'Unexpected heading inside a list or quotation, expected headings at the beginning of a line',
  fix: 'make it bold text, or move it out',
};
