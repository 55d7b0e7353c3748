import { defineArchiveRule, type ArchiveFinding, type CheckedArchive } from './archive-rule.ts';

export const rule = defineArchiveRule({
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
  check,
});

function* check({ themes }: CheckedArchive): Generator<ArchiveFinding> {
  const parents = new Map(themes.map(({ id, sound }) => [id, sound.parent ?? undefined]));
  for (const file of themes) {
    const seen = new Set([file.id]);
    let id = parents.get(file.id);
    while (id !== undefined && !seen.has(id)) {
      seen.add(id);
      id = parents.get(id);
    }
    if (id === undefined) continue;
    yield {
      in: file,
      at: 'parent',
      reason: `Unexpected parent \`${file.sound.parent ?? ''}\`, expected a theme that is not below this one`,
      fix: 'remove the parent here or there',
    };
  }
}
