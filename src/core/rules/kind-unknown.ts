import { findStranger, listIn } from './closed-list.ts';
import { defineFileRule } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'kind-unknown',
  severity: 'error',
  title: 'Unknown kind',
  why: 'the kind decides which sections a briefing must have',
  good: [{ front: 'kind: note' }],
  bad: [
    {
      front: 'kind: nota',
      reason: 'Unexpected kind `nota`, expected one of the kinds in publication.yaml',
      fixed: { front: 'kind: note' },
    },
  ],
  check: ({ sound }, { record }) => findStranger('kind', sound.kind, record && listIn('kind', record.kinds)),
});
