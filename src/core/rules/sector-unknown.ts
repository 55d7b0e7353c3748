import { findStrangers, listIn } from './closed-list.ts';
import { defineFileRule } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'sector-unknown',
  severity: 'error',
  title: 'Unknown sector',
  why: 'listings by sector would miss this briefing',
  good: [{ front: 'sectors: [biopharma]' }],
  bad: [
    {
      front: 'sectors: [biofarma]',
      reason: 'Unexpected sector `biofarma`, expected one of the sectors in publication.yaml',
      fixed: { front: 'sectors: [biopharma]' },
    },
  ],
  check: ({ sound }, { record }) => findStrangers('sectors', sound.sectors, record && listIn('sector', record.sectors)),
});
