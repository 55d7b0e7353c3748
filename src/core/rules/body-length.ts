import { demandsOn } from './kind-sections.ts';
import { defineFileRule, type CheckedFile, type FileFinding, type Surroundings } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'body-length',
  severity: 'warning',
  title: 'Length outside the kind’s range',
  why: 'readers were promised a length',
  good: [
    {
      front: 'kind: executive-summary',
      body: `## Executive Summary

Decoupling is a word that two ledgers make concrete.

## Strategic Implications

- Contracts will move before freight does

## Outlook

The next contracts will show it.`,
    },
  ],
  bad: [
    {
      front: 'kind: executive-summary',
      body: `## Executive Summary

Decoupling.

## Strategic Implications

- Wait

## Outlook

More.`,
      reason: 'Unexpected length of 8 words, expected 10 to 650 in “Executive summary”',
    },
  ],
  check,
});

function check(file: CheckedFile, { record }: Surroundings): FileFinding[] {
  const { words, title = '' } = demandsOn(file, record) ?? {};
  const count = file.outline.words;
  if (words === undefined || (count >= words[0] && count <= words[1])) return [];
  return [
    {
      at: 'title',
      reason: `Unexpected length of ${count} ${count === 1 ? 'word' : 'words'}, expected ${words[0]} to ${words[1]} in “${title}”`,
      fix: count < words[0] ? 'say more, or choose another `kind`' : 'shorten it, split it, or choose another `kind`',
    },
  ];
}
