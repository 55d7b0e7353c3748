import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'publication-missing',
  severity: 'error',
  title: 'No publication record',
  why: 'without `publication.yaml` the site has no name, address or vocabularies',
  good: [{}],
  bad: [
    {
      files: { 'publication.yaml': 'absent' },
      reason: 'Unexpected content folder without `publication.yaml`, expected the publication’s record',
    },
  ],
});
