import { defineFileRule, type CheckedFile, type FileFinding } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'date-mismatch',
  severity: 'error',
  title: 'Date differs from the file name',
  why: 'the archive would list the briefing under two dates',
  good: [{}],
  bad: [{ front: 'date: 2026-01-22', reason: 'Unexpected date 2026-01-22, expected 2026-01-23 as in the file name' }],
  check,
});

function check({ path, sound: { date } }: CheckedFile): FileFinding[] {
  const named = /(\d{4}-\d{2}-\d{2})-[^/]*$/u.exec(path)?.[1];
  if (named === undefined || typeof date !== 'string' || named === date) return [];
  return [
    {
      at: 'date',
      reason: `Unexpected date ${date}, expected ${named} as in the file name`,
      fix: `write \`date: ${named}\`, or rename the file`,
      actual: date,
      expected: [named],
    },
  ];
}
