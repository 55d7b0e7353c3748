import type { ImportProblem } from './problem.ts';

/** What a line says about a date. */
export type DateReading =
  | { readonly is: 'date'; readonly date: string }
  | { readonly is: 'ambiguous'; readonly readings: readonly string[] }
  | { readonly is: 'invalid' };

/** Why a date that can be read in several ways is refused. @param shown the date, and where it stands */
export const refuseAmbiguous = (shown: string, readings: readonly string[]): ImportProblem => ({
  code: 'import-date-ambiguous',
  reason: `Unexpected date ${shown}, expected one that can be read in one way only`,
  fix: `write it as \`${readings.join('` or `')}\``,
});

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner'],
  ['february', 'feb', 'februar'],
  ['march', 'mar', 'märz'],
  ['april', 'apr'],
  ['may', 'mai'],
  ['june', 'jun', 'juni'],
  ['july', 'jul', 'juli'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct', 'oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec', 'dezember', 'dez'],
];

const WEEKDAY =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)\.?,?\s+/iu;

/** Reads a line that is a date and nothing else; `undefined` when it is something else. Numbers that could be day or month are ambiguous. */
export function readDate(line: string): DateReading | undefined {
  const text = line
    .replace(/^date\s*:\s*/iu, '')
    .replace(WEEKDAY, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?$/u.exec(text);
  if (iso !== null) return makeDate(iso[1], iso[3], iso[4]);
  const chinese = /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日$/u.exec(text);
  if (chinese !== null) return makeDate(chinese[1], chinese[2], chinese[3]);
  return readNamedMonth(text) ?? readNumbers(text);
}

function readNamedMonth(text: string): DateReading | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(\p{L}+)\.?,? (\d{4})\.?$/iu.exec(text);
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\.?$/iu.exec(text);
  const [day, month, year] = dayFirst === null ? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]] : dayFirst.slice(1);
  const number = MONTHS.findIndex((names) => names.includes(month?.toLowerCase() ?? '')) + 1;
  return number === 0 ? undefined : makeDate(year, String(number), day);
}

function readNumbers(text: string): DateReading | undefined {
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\.?$/u.exec(text);
  if (match === null) return undefined;
  const [, first, , second, year = ''] = match;
  const full = year.length === 2 ? `20${year}` : year;
  const readings = [makeDate(full, second, first), makeDate(full, first, second)].flatMap((reading) =>
    reading.is === 'date' ? reading.date : [],
  );
  const [only, ...others] = [...new Set(readings)];
  if (only === undefined) return { is: 'invalid' };
  return others.length > 0 || year.length === 2 ? { is: 'ambiguous', readings: [only, ...others] } : { is: 'date', date: only };
}

function makeDate(year = '', month = '', day = ''): DateReading & { is: 'date' | 'invalid' } {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? { is: 'date', date } : { is: 'invalid' };
}
