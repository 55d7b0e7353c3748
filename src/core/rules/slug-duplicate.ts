import { foldName } from '../text/fold.ts';
import { defineArchiveRule, type ArchiveFinding, type CheckedArchive } from './archive-rule.ts';

export const rule = defineArchiveRule({
  code: 'slug-duplicate',
  severity: 'error',
  title: 'Address used twice',
  why: 'two briefings cannot live at one address',
  good: [{}],
  bad: [
    {
      files: {
        'briefings/2026/2026-01-24-second-sources.md': `---
title: A second source once more
date: 2026-01-24
summary: Buyers that named a second source have begun to use it, which was not foreseen a year ago.
themes: [decoupling]
---

## What buyers do

Decoupling has a second address now.
`,
      },
      reason:
        'Unexpected second briefing at `/briefings/second-sources/`, expected each address once (also `briefings/2025/2025-11-28-second-sources.md`)',
    },
  ],
  check,
});

function* check({ briefings }: CheckedArchive): Generator<ArchiveFinding> {
  const owners = new Map<string, string>();
  for (const file of briefings) {
    const owner = owners.get(foldName(file.id));
    if (owner === undefined) owners.set(foldName(file.id), file.path);
    else {
      yield {
        in: file,
        at: '',
        reason: `Unexpected second briefing at \`/briefings/${file.id}/\`, expected each address once (also \`${owner}\`)`,
        fix: 'rename one of the two files',
      };
    }
  }
}
