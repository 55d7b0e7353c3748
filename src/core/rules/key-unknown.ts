import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'key-unknown',
  severity: 'error',
  title: 'Unknown key',
  why: 'a misspelt key is ignored in silence elsewhere: an embargo would not hold',
  good: [{ front: 'embargo: 2026-02-06T06:00:00Z' }],
  bad: [
    {
      front: 'embargoed: 2026-02-06T06:00:00Z',
      reason: 'Unexpected key `embargoed`, expected a key of a briefing',
      fixed: { front: 'embargo: 2026-02-06T06:00:00Z' },
    },
    { front: 'Kind: note', reason: 'Unexpected key `Kind`, expected a key of a briefing', fixed: { front: 'kind: note' } },
  ],
});
