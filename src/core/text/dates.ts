import type { DateText } from '../page-model.ts';

type Style = Intl.DateTimeFormatOptions;

const STYLES: Readonly<Record<'long' | 'medium' | 'short', Style>> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
};

/** Writes dates of the archive in one language. */
export interface DateWriter {
  /** `iso` is `YYYY-MM-DD`. */
  date: (iso: string) => DateText;
  /** `month` is `YYYY-MM`; gives `Jan 2026`. */
  month: (month: string) => string;
  /** Gives `January 2026`. */
  longMonth: (month: string) => string;
}

/** Makes a writer. Plain `en` is written day first. */
export function makeDateWriter(language: string): DateWriter {
  const locale = language === 'en' ? 'en-GB' : language;
  const format = (style: Style): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
  const [long, medium, short] = [format(STYLES.long), format(STYLES.medium), format(STYLES.short)];
  const [month, longMonth] = [format({ month: 'short', year: 'numeric' }), format({ month: 'long', year: 'numeric' })];
  const known = new Map<string, DateText>();
  const date = (iso: string): DateText => {
    const found = known.get(iso);
    if (found !== undefined) return found;
    const day = new Date(`${iso}T00:00:00Z`);
    const made = { iso, long: long.format(day), medium: abbreviate(medium.format(day)), short: abbreviate(short.format(day)) };
    known.set(iso, made);
    return made;
  };
  return {
    date,
    month: (value) => abbreviate(month.format(new Date(`${value}-01T00:00:00Z`))),
    longMonth: (value) => longMonth.format(new Date(`${value}-01T00:00:00Z`)),
  };
}

/** British English writes `Sept`, which no longer lines up with the other months. */
const abbreviate = (text: string): string => text.replace(/\bSept\b/u, 'Sep');

/** The date that an instant has in a time zone, `YYYY-MM-DD`. */
export const dateInZone = (instant: string, timeZone: string): string => makeDayOf(timeZone)(Date.parse(instant));

/** The days of a time zone. Making it takes longer than many questions to it, and much memory: where there are many, it is made once. */
export interface Calendar {
  readonly startOfDay: StartOfDay;
  /** The day (`YYYY-MM-DD`) of an instant in milliseconds since 1970. */
  readonly dayOf: (instant: number) => string;
}

/** Makes the `Calendar` of a time zone. */
export const makeCalendar = (timeZone: string): Calendar => ({ startOfDay: makeStartOfDay(timeZone), dayOf: makeDayOf(timeZone) });

function makeDayOf(timeZone: string): Calendar['dayOf'] {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (instant) => {
    const parts = format.formatToParts(instant);
    const part = (type: string): string => parts.find((item) => item.type === type)?.value ?? '';
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  };
}

/** An instant by the clocks of a time zone: `1 April 2026, 09:00 (Europe/London)`. */
export function describeInstant(instant: string, timeZone: string, dates: DateWriter): string {
  const clock = new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = dates.date(dateInZone(instant, timeZone)).long;
  return `${day}, ${clock.format(new Date(instant))} (${timeZone.replace('Etc/', '').replaceAll('_', ' ')})`;
}

/** The instant at which the clocks of a time zone show `YYYY-MM-DDTHH:MM`, in milliseconds since 1970; the nearest where they skip it. */
export function instantOf(local: string, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return toInstant(Date.parse(`${local}Z`), format);
}

/** Gives the instant at which a day (`YYYY-MM-DD`) begins, in milliseconds since 1970. */
export type StartOfDay = (date: string) => number;

/** Makes the `StartOfDay` of a time zone. */
export function makeStartOfDay(timeZone: string): StartOfDay {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const known = new Map<string, number>();
  return (date) => {
    const found = known.get(date);
    if (found !== undefined) return found;
    const start = toInstant(Date.parse(`${date}T00:00:00Z`), format);
    known.set(date, start);
    return start;
  };
}

/** The instant at which a zone's clocks show what those of UTC do at `utc`. */
const toInstant = (utc: number, format: Intl.DateTimeFormat): number => utc - zoneOffset(utc - zoneOffset(utc, format), format);

/** Milliseconds by which a zone's clocks are ahead of UTC at an instant. */
function zoneOffset(instant: number, format: Intl.DateTimeFormat): number {
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/u.exec(name);
  if (match === null) return 0;
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
}
