import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'sector-unknown',
  severity: 'error',
  title: 'Unknown sector',
  why: 'listings by sector would miss this briefing',
  good: [{ front: 'sectors: [biopharma]' }],
  bad: [{ front: 'sectors: [biofarma]', reason: 'Unexpected sector `biofarma`, expected one of the sectors in publication.yaml' }],
});
