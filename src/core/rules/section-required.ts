import type { Place } from '../diagnostics/diagnostic.ts';
import type { Outline } from '../model.ts';
import { beginsWith, demandsOn, judgementSection, type KindDemands } from './kind-sections.ts';
import { defineFileRule, type CheckedFile, type FileFinding, type Surroundings } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'section-required',
  severity: 'error',
  title: 'Required section missing or out of place',
  why: 'readers rely on finding the parts of this kind where they always are',
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

Decoupling is a word that two ledgers make concrete.

## Strategic Implications

- Contracts will move before freight does

## Afterword

The next contracts will show it.`,
      reason: 'Unexpected last section `Afterword`, expected `Outlook` as the last section of “Executive summary”',
    },
  ],
  check,
});

function check(file: CheckedFile, { record }: Surroundings): FileFinding[] {
  const demands = demandsOn(file, record);
  if (demands === undefined) return [];
  const sections = file.outline.passages.filter((passage) => passage.level === 2);
  return [
    ...checkEnd(file, 'first', sections[0], demands),
    ...checkEnd(file, 'last', sections.at(-1), demands),
    ...(file.sound.judgements === undefined ? checkJudgements(file, demands) : []),
  ];
}

type Section = Outline['passages'][number];

function checkEnd(file: CheckedFile, end: 'first' | 'last', section: Section | undefined, demands: KindDemands): FileFinding[] {
  const [wanted] = demands[end];
  if (wanted === undefined || (section !== undefined && beginsWith(section.title, demands[end]))) return [];
  const found = section === undefined ? 'empty body' : `${end} section \`${section.title}\``;
  return [
    {
      at: placeOf(file, section),
      reason: `Unexpected ${found}, expected \`${wanted}\` as the ${end} section of “${demands.title}”`,
      fix: `add a section \`## ${wanted}\` ${end === 'first' ? 'at the beginning' : 'at the end'}, or choose another \`kind\``,
    },
  ];
}

function checkJudgements(file: CheckedFile, { judgements, title }: KindDemands): FileFinding[] {
  const [wanted] = judgements;
  const section = judgementSection(file.outline.passages, judgements);
  if (wanted === undefined || (section !== undefined && section.items > 0)) return [];
  if (section === undefined) {
    return [
      {
        at: 'kind',
        reason: `Unexpected body without a section \`${wanted}\`, expected one in “${title}”`,
        fix: `add a section \`## ${wanted}\` with the key judgements as a list, or write \`judgements\` in the front matter`,
      },
    ];
  }
  return [
    {
      at: placeOf(file, section),
      reason: `Unexpected section \`${section.title}\` without a list, expected the key judgements as list items`,
      fix: 'write each judgement as a line that begins with `- `',
    },
  ];
}

/** Of a section’s heading; without a section, of the kind that asks for it. */
const placeOf = (file: CheckedFile, section: Section | undefined): Place | string =>
  (section && file.body.passages.find(({ id }) => id === section.id)?.place) ?? 'kind';
