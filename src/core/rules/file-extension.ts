import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'file-extension',
  severity: 'error',
  title: 'Wrong file extension',
  why: 'other spellings of `.md` are skipped by most tools, so the text would silently be missing',
  good: [{}],
  bad: [{ files: { 'themes/trade.markdown': 'Trade' }, reason: 'Unexpected extension of `trade.markdown`, expected `.md` in lower case' }],
});
