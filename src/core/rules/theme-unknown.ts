import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'theme-unknown',
  severity: 'error',
  title: 'Unknown theme',
  why: 'an unknown theme would leave this briefing out of every theme page',
  good: [{ front: 'themes: [decoupling, licensing]' }],
  bad: [{ front: 'themes: [decuopling]', reason: 'Unexpected theme `decuopling`, expected a theme from content/themes' }],
});
