import { defineFileRule, type CheckedFile, type FileFinding, type Surroundings } from './file-rule.ts';

export const rule = defineFileRule({
  code: 'value-invalid',
  severity: 'error',
  title: 'Value out of form',
  why: 'a value out of form would be shown wrongly or dropped',
  good: [{ front: 'review-by: 2026-07-01' }],
  bad: [{ front: 'review-by: 2026-02-30', reason: 'Unexpected `2026-02-30` in `review-by`, expected a real date as `YYYY-MM-DD`' }],
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
