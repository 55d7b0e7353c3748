import { findStrangers, listIn } from './closed-list.ts';
import { defineFileRule } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'region-unknown',
  severity: 'error',
  title: 'Unknown region',
  why: 'the search filter would miss this briefing',
  good: [{ front: 'regions: [europe]' }],
  bad: [
    {
      front: 'regions: [eurpe]',
      reason: 'Unexpected region `eurpe`, expected one of the regions in publication.yaml',
      fixed: { front: 'regions: [europe]' },
    },
  ],
  check: ({ sound }, { record }) => findStrangers('regions', sound.regions, record && listIn('region', record.regions)),
});
