import { PIXEL } from './example-archive.ts';
import { defineProseRule } from './prose.ts';

/** Letters and digits alone, so that `Chart_2.png` and `chart 2` are equal. */
const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export const rule = defineProseRule({
  code: 'picture-name',
  severity: 'warning',
  title: 'Alternative text that repeats the file name',
  why: 'who cannot see the picture learns nothing of it',
  good: [
    {
      files: { 'briefings/2026/settlements.png': PIXEL },
      body: '## What is at stake\n\nDecoupling, in a chart:\n\n![Settlements took weeks with two ledgers, years with one.](settlements.png)',
    },
  ],
  bad: [
    {
      files: { 'briefings/2026/settlement-chart.png': PIXEL },
      body: '## What is at stake\n\nDecoupling, in a chart:\n\n![Settlement chart](settlement-chart.png)',
      reason: 'Unexpected `Settlement chart`, the file name once more, expected a sentence that says what the picture shows',
    },
  ],
  check: ({ pictures }) =>
    pictures.flatMap(({ start, end, alternative, name }) => {
      const stem = name.slice(name.lastIndexOf('/') + 1).replace(/\.\w+$/u, '');
      if (alternative.trim() === '' || ![fold(stem), fold(name)].includes(fold(alternative))) return [];
      return [
        {
          start,
          end,
          reason: `Unexpected \`${alternative}\`, the file name once more, expected a sentence that says what the picture shows`,
          fix: 'write the sentence between `![` and `]`',
        },
      ];
    }),
});
