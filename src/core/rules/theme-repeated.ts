import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'theme-repeated',
  severity: 'error',
  title: 'Theme named twice',
  why: 'counts and threads would be wrong',
  good: [{ front: 'themes: [decoupling, licensing]' }],
  bad: [{ front: 'themes: [decoupling, decoupling]', reason: 'Unexpected second `decoupling`, expected each theme once' }],
});
