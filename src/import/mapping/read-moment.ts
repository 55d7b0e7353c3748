import { dateInZone, instantOf, makeStartOfDay } from '../../core/text/dates.ts';
import { readDate } from '../read-date.ts';

/** What a value says about a moment. */
export type Moment =
  | { readonly is: 'moment'; readonly date: string; readonly instant?: string }
  | { readonly is: 'ambiguous'; readonly readings: readonly string[] }
  | { readonly is: 'unclear' };

const STAMP = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/iu;

/**
 * Reads a date, with or without a time, as front matter of any system has it. A time with an offset gives the date in the publication's time
 * zone; without one, it is taken as said there.
 */
export function readMoment(value: unknown, timeZone: string): Moment {
  const text = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value.trim() : '';
  const stamp = STAMP.exec(text);
  if (stamp !== null) return readStamp(stamp, timeZone);
  const reading = readDate(text);
  if (reading === undefined || reading.is === 'invalid') return { is: 'unclear' };
  if (reading.is === 'ambiguous') return reading;
  return { is: 'moment', date: reading.date };
}

function readStamp([, date = '', hour = '', minute = '', second = '00', offset = '']: RegExpExecArray, timeZone: string): Moment {
  if (readDate(date)?.is !== 'date' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { is: 'unclear' };
  const time = `${hour.padStart(2, '0')}:${minute}:${second}`;
  if (offset === '') {
    const instant = new Date(instantOf(`${date}T${time}`, timeZone)).toISOString();
    return { is: 'moment', date, instant: shorten(instant) };
  }
  const zone = /^[+-]/u.test(offset) ? offset.replace(/(\d{2}):?(\d{2})$/u, '$1:$2') : 'Z';
  const milliseconds = Date.parse(`${date}T${time}${zone}`);
  if (Number.isNaN(milliseconds)) return { is: 'unclear' };
  const instant = new Date(milliseconds).toISOString();
  return { is: 'moment', date: dateInZone(instant, timeZone), instant: shorten(instant) };
}

/** The instant of a moment; a bare date stands for its first moment in the time zone. */
export function toInstant({ date, instant }: { readonly date: string; readonly instant?: string }, timeZone: string): string {
  return instant ?? shorten(new Date(makeStartOfDay(timeZone)(date)).toISOString());
}

const shorten = (instant: string): string => instant.replace(/\.\d+Z$/u, 'Z');
