import { defineFileRule, type CheckedFile, type FileFinding, type Surroundings } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'value-invalid',
  severity: 'error',
  title: 'Value out of form',
  why: 'a value out of form would be shown wrongly or dropped',
  good: [{ front: 'review-by: 2026-07-01' }],
  bad: [
    { front: 'review-by: 2026-02-30', reason: 'Unexpected `2026-02-30` in `review-by`, expected a real date as `YYYY-MM-DD`' },
    {
      front: 'review-by: 2026/7/1',
      reason: 'Unexpected `2026/7/1` in `review-by`, expected a real date as `YYYY-MM-DD`',
      fixed: { front: 'review-by: 2026-07-01' },
    },
    {
      front: 'status: Published',
      reason: 'Unexpected `Published` in `status`, expected `draft`, `published` or `withdrawn`',
      fixed: { front: 'status: published' },
    },
    {
      front: 'regions: [Europe]',
      reason: 'Unexpected `Europe` in `regions`, expected an id: lower-case letters, digits and single hyphens',
      fixed: { front: 'regions: [europe]' },
    },
    {
      front: 'authors: research-desk',
      reason: 'Unexpected `research-desk` in `authors`, expected a list of ids',
      fixed: { front: 'authors: [research-desk]' },
    },
    {
      front: 'language: EN-gb',
      reason: 'Unexpected `EN-gb` in `language`, expected a language tag, such as `en`, `de` or `zh-Hans`',
      fixed: { front: 'language: en-GB' },
    },
    {
      front: "title: ' Two ledgers keep a partnership honest'",
      reason: 'Unexpected ` Two ledgers keep a partnership honest` in `title`, expected a text of 8 to 120 characters on one line',
      fixed: { front: "title: 'Two ledgers keep a partnership honest'" },
    },
    {
      front: 'sources: [{ title: A survey of ledgers, date: 2025 }]',
      reason: 'Unexpected `2025` in `sources.date`, expected a date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, in quotes',
      fixed: { front: 'sources: [{ title: A survey of ledgers, date: "2025" }]' },
    },
    {
      front: 'embargo: 2026-02-06T06:00:00',
      reason: 'Unexpected `2026-02-06T06:00:00` in `embargo`, expected an instant with an explicit offset, such as `2026-02-06T06:00:00Z`',
    },
  ],
  check,
});

/** What a schema asks for is reported where it is read (`validate/validate-yaml.ts`); this is what values ask of each other. */
function check({ id, sound }: CheckedFile, { targets }: Surroundings): FileFinding[] {
  const { status, withdrawn, date, changes } = sound;
  return [
    ...(withdrawn && status !== null && status !== 'withdrawn' ? [strayWithdrawal()] : checkOrder('withdrawn.date', withdrawn?.date, date)),
    ...(changes ?? []).flatMap((change, index) =>
      checkOrder(`changes.${index}.date`, change?.date, index === 0 ? date : changes?.[index - 1]?.date),
    ),
    ...checkOriginal(id, sound['translation-of'], targets),
  ];
}

const strayWithdrawal = (): FileFinding => ({
  at: 'withdrawn!',
  reason: 'Unexpected `withdrawn`, expected `status: withdrawn` beside it',
  fix: 'add `status: withdrawn`, or remove `withdrawn`',
});

type SoundText = string | null | undefined;

function checkOrder(at: string, date: SoundText, before: SoundText): FileFinding[] {
  if (typeof date !== 'string' || typeof before !== 'string' || date >= before) return [];
  const fix = 'correct the date, or put the entries in order, newest last';
  return [{ at, reason: `Unexpected date ${date}, expected ${before} or later`, fix, actual: date }];
}

/** A translation of a translation would be linked to neither. */
function checkOriginal(own: string, id: SoundText, { briefings }: Surroundings['targets']): FileFinding[] {
  const original = typeof id === 'string' ? briefings.get(id)?.sound['translation-of'] : undefined;
  if (typeof id !== 'string' || typeof original !== 'string' || id === own || original === own) return [];
  return [
    {
      at: 'translation-of',
      reason: `Unexpected translation \`${id}\` in \`translation-of\`, expected the original`,
      fix: `replace with \`${original}\``,
      actual: id,
      expected: [original],
    },
  ];
}
