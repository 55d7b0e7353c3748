import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'briefing-unknown',
  severity: 'error',
  title: 'Unknown briefing',
  why: 'readers would be sent nowhere',
  good: [{ front: 'related: [second-sources]' }],
  bad: [
    {
      front: 'related: [second-source]',
      reason: 'Unexpected briefing `second-source` in `related`, expected the slug of an existing briefing',
    },
  ],
});
