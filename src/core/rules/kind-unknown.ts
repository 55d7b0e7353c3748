import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'kind-unknown',
  severity: 'error',
  title: 'Unknown kind',
  why: 'the kind decides which sections a briefing must have',
  good: [{ front: 'kind: note' }],
  bad: [{ front: 'kind: nota', reason: 'Unexpected kind `nota`, expected one of the kinds in publication.yaml' }],
});
