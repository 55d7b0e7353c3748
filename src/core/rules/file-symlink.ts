import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'file-symlink',
  severity: 'error',
  title: 'Symbolic link',
  why: 'a link can bring files from outside the content folder onto the site',
  good: [{}],
  bad: [{ files: { 'briefings/2026/2026-01-24-link.md': { is: 'symlink' } }, reason: 'Unexpected symbolic link, expected a file' }],
});
