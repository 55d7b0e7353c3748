import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'region-unknown',
  severity: 'error',
  title: 'Unknown region',
  why: 'the search filter would miss this briefing',
  good: [{ front: 'regions: [europe]' }],
  bad: [{ front: 'regions: [eurpe]', reason: 'Unexpected region `eurpe`, expected one of the regions in publication.yaml' }],
});
