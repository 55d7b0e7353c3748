import type { BriefingFront } from '../model.ts';
import { placeOf, type ParsedFile } from './parsed-file.ts';
import { soundItems, type Sound } from './sound.ts';

/** Checks what a briefing's own keys must say of each other, and of its file name and text. */
export function checkBriefing(file: ParsedFile<BriefingFront>, themes: readonly string[]): void {
  const { sound: front } = file;
  checkDate(file, front);
  checkWithdrawal(file, front);
  checkChanges(file, front);
  // a misspelt theme is reported as such; that the text names the right one is then no news
  const named = soundItems(front.themes);
  const isSpelt = named.length === front.themes?.length && named.every((theme) => themes.includes(theme));
  if (!isSpelt || file.outline.mentions.every((theme) => named.includes(theme))) return;
  for (const { theme, term, place } of file.body.mentions) {
    if (named.includes(theme)) continue;
    file.report.on('theme-undeclared', place, {
      reason: `Unexpected \`${term}\`, a term of the theme \`${theme}\`, expected the theme in \`themes\``,
      fix: `add \`${theme}\` to \`themes\`, or fix the passage’s themes in its heading: \`{themes="…"}\``,
      actual: term,
      expected: [theme],
    });
  }
}

function checkDate(file: ParsedFile<BriefingFront>, front: Sound<BriefingFront>): void {
  const named = /(\d{4}-\d{2}-\d{2})-[^/]*$/u.exec(file.path)?.[1];
  if (named === undefined || typeof front.date !== 'string' || named === front.date) return;
  file.report.on('date-mismatch', placeOf(file, 'date'), {
    reason: `Unexpected date ${front.date}, expected ${named} as in the file name`,
    fix: `write \`date: ${named}\`, or rename the file`,
    actual: front.date,
    expected: [named],
  });
}

function checkWithdrawal(file: ParsedFile<BriefingFront>, front: Sound<BriefingFront>): void {
  if (front.status === null || front.withdrawn === null) return;
  if ((front.status === 'withdrawn') === (front.withdrawn !== undefined)) {
    checkOrder(file, 'withdrawn.date', front.withdrawn?.date, front.date);
    return;
  }
  const missing = front.withdrawn === undefined;
  file.report.on(missing ? 'key-missing' : 'value-invalid', placeOf(file, missing ? 'status' : 'withdrawn!'), {
    reason: missing
      ? 'Unexpected status `withdrawn` without `withdrawn`, expected its date and reason'
      : 'Unexpected `withdrawn`, expected `status: withdrawn` beside it',
    fix: missing ? 'add `withdrawn: { date: YYYY-MM-DD, reason: "…" }`' : 'add `status: withdrawn`, or remove `withdrawn`',
  });
}

function checkChanges(file: ParsedFile<BriefingFront>, front: Sound<BriefingFront>): void {
  front.changes?.forEach((change, index) => {
    const before = index === 0 ? front.date : front.changes?.[index - 1]?.date;
    checkOrder(file, `changes.${index}.date`, change?.date, before);
  });
}

type SoundDate = string | null | undefined;

function checkOrder(file: ParsedFile<BriefingFront>, path: string, date: SoundDate, before: SoundDate): void {
  if (typeof date !== 'string' || typeof before !== 'string' || date >= before) return;
  file.report.on('value-invalid', placeOf(file, path), {
    reason: `Unexpected date ${date}, expected ${before} or later`,
    fix: 'correct the date, or put the entries in order, newest last',
    actual: date,
  });
}
