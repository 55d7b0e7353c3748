import { defineFileRule, type CheckedFile, type FileFinding } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'source-unknown',
  severity: 'error',
  title: 'Citation of an unknown source',
  why: 'readers would see a citation that leads nowhere',
  good: [
    {
      front: `sources:
  - title: Two ledgers, a survey`,
      body: `## What is at stake

Decoupling is surveyed.[^source-1]

## What follows

- Contracts will move before freight does`,
    },
  ],
  bad: [
    {
      body: `## What is at stake

Decoupling is surveyed.[^source-1]

## What follows

- Contracts will move before freight does`,
      reason: 'Unexpected citation of source 1, expected one of 0 in `sources`',
    },
  ],
  check,
});

function check(file: CheckedFile): FileFinding[] {
  const { sources } = file.sound;
  const count = sources?.length ?? 0;
  if (sources === null || file.outline.cited <= count) return [];
  return file.body.citations
    .filter(({ source }) => source > count)
    .map(({ source, place }) => ({
      at: place,
      reason: `Unexpected citation of source ${source}, expected one of ${count} in \`sources\``,
      fix: 'add the source to the front matter, or correct the number',
    }));
}
