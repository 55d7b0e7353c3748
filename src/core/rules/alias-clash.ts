import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'alias-clash',
  severity: 'error',
  title: 'Old address already in use',
  why: 'an old address can lead to one place only',
  good: [{ front: 'aliases: [one-ledger]' }],
  bad: [
    {
      front: 'aliases: [second-sources]',
      reason:
        'Unexpected alias `second-sources`, expected an address that is not in use (it belongs to `briefings/2025/2025-11-28-second-sources.md`)',
    },
  ],
});
