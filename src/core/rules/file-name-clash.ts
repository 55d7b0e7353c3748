import { PIXEL } from './example-archive.ts';
import { defineRule } from './rule.ts';

export const rule = defineRule({
  code: 'file-name-clash',
  severity: 'error',
  title: 'File names that differ only in case or Unicode form',
  why: 'on many disks and servers the two are one file, and one of them is lost',
  good: [{ files: { 'briefings/2026/Chart.png': PIXEL } }],
  bad: [
    {
      files: { 'briefings/2026/Chart.png': PIXEL, 'briefings/2026/chart.png': PIXEL },
      reason: 'Unexpected second file named like `briefings/2026/Chart.png`, expected names that differ in more than case or Unicode form',
    },
  ],
});
