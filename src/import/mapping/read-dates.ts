import type { Notes } from '../draft.ts';
import type { ImportProblem } from '../problem.ts';
import { refuseAmbiguous } from '../read-date.ts';
import type { Target } from './read-map.ts';
import { readMoment, toInstant } from './read-moment.ts';

/** Values of the source by our keys, in order of preference. */
export type Values = ReadonlyMap<Target, readonly { readonly key: string; readonly value: unknown }[]>;

interface Dates {
  readonly values: { readonly date?: string; readonly embargo?: string; readonly 'review-by'?: string };
  readonly isExpired: boolean;
  readonly problems: readonly ImportProblem[];
}

interface Said {
  readonly date: string;
  readonly instant?: string;
  readonly key: string;
}

/** Reads the dates of front matter; what cannot be read in one way is a problem. A time of publication that is still to come is an embargo. */
export function readDates(values: Values, { timeZone, asOf }: { readonly timeZone: string; readonly asOf: string }, notes: Notes): Dates {
  const problems: ImportProblem[] = [];
  const read = (target: Target, most = Infinity): Said[] =>
    (values.get(target) ?? []).slice(0, most).flatMap(({ key, value }): Said | [] => {
      const moment = readMoment(value, timeZone);
      if (moment.is === 'moment') return { ...moment, key };
      const problem = unclear(key, value, moment.is === 'ambiguous' ? moment.readings : undefined);
      problems.push({ ...problem, key, isOfDate: target === 'date' });
      return [];
    });
  const byInstant = (a: Said, b: Said): number => Date.parse(toInstant(a, timeZone)) - Date.parse(toInstant(b, timeZone));
  const [date] = read('date', 1);
  const [review] = read('review-by', 1);
  // Of several, that counts which withholds the longest.
  const embargo = read('embargo').sort(byInstant).at(-1);
  const [expiry] = read('expiry').sort(byInstant);
  if (embargo !== undefined) notes.add('mapped', 'date', `\`${embargo.key}\` → \`embargo: ${toInstant(embargo, timeZone)}\``);
  const isExpired = expiry !== undefined && Date.parse(toInstant(expiry, timeZone)) <= Date.parse(asOf);
  if (expiry !== undefined) {
    const becomes = isExpired
      ? '`status: draft`, since it has passed'
      : `\`review-by: ${expiry.date}\`; the page will not vanish by itself`;
    notes.add('mapped', 'date', `\`${expiry.key}: ${expiry.date}\` → ${becomes}`);
  }
  const isLater = date?.instant !== undefined && Date.parse(date.instant) > Date.parse(asOf);
  if (embargo === undefined && isLater)
    notes.add('mapped', 'date', `the time of \`${date.key}\` → \`embargo: ${toInstant(date, timeZone)}\``);
  const hold = embargo ?? (isLater ? date : undefined);
  const reviewBy = review?.date ?? (isExpired ? undefined : expiry?.date);
  const own = date?.date ?? embargo?.date;
  return {
    values: defined({ date: own, embargo: hold && toInstant(hold, timeZone), 'review-by': reviewBy }),
    isExpired,
    problems,
  };
}

function unclear(key: string, value: unknown, readings: readonly string[] | undefined): ImportProblem {
  const shown = `\`${String(value).slice(0, 60)}\``;
  if (readings === undefined)
    return {
      code: 'import-date-invalid',
      reason: `Unexpected ${shown} in \`${key}\`, expected a date`,
      fix: `write it as \`${key}: 2026-01-23\``,
    };
  return refuseAmbiguous(`${shown} in \`${key}\``, readings);
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Values without those that are undefined. */
export const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
