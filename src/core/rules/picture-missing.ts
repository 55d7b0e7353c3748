import { PIXEL } from './example-archive.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'picture-missing',
  severity: 'error',
  title: 'Picture missing',
  why: 'readers would see a broken picture',
  good: [
    {
      files: { 'briefings/2026/chart.png': PIXEL },
      body: `## What is at stake

Decoupling, in a chart:

![Settlements in weeks, with one ledger and with two.](chart.png)

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      files: { 'briefings/2026/chart.png': PIXEL },
      body: `## What is at stake

Decoupling, in a chart:

![Settlements in weeks, with one ledger and with two.](chrat.png)

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected picture `chrat.png`, expected a file in `briefings/2026/`',
    },
  ],
});
