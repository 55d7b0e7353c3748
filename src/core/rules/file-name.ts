import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'file-name',
  severity: 'error',
  title: 'File name out of form',
  why: 'the file name gives the date and the address, which are for ever',
  good: [{}],
  bad: [{ files: { 'briefings/2026/march.md': 'March' }, reason: 'Unexpected file name `march.md`, expected `YYYY-MM-DD-slug.md`' }],
});
