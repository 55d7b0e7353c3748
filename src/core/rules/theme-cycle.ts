import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'theme-cycle',
  severity: 'error',
  title: 'Themes that contain each other',
  why: 'a theme cannot be its own ancestor',
  good: [
    {
      files: {
        'themes/trade.md': `---
title: Trade
summary: Trade goes on where a treaty has ended.
terms: [tariff]
parent: licensing
as-of: 2026-01-05
---

## What we hold

Tariffs come last.
`,
      },
    },
  ],
  bad: [
    {
      files: {
        'themes/trade.md': `---
title: Trade
summary: Trade goes on where a treaty has ended.
terms: [tariff]
parent: trade
as-of: 2026-01-05
---

## What we hold

Tariffs come last.
`,
      },
      reason: 'Unexpected parent `trade`, expected a theme that is not below this one',
    },
  ],
});
