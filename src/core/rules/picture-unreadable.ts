import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'picture-unreadable',
  severity: 'error',
  title: 'Picture cannot be read',
  why: 'readers would see a broken picture',
  good: [{}],
  bad: [
    { files: { 'briefings/2026/chart.png': 'no picture' }, reason: 'Unexpected bytes, expected a PNG, JPEG, WebP, AVIF or GIF picture' },
  ],
});
