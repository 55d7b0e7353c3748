import { InvalidArgumentError } from 'commander';
import { makeStartOfDay } from '../core/text/dates.ts';

/** A moment as an editor gives it: an instant, or a day that begins somewhere. */
export type AsOf = { readonly instant: string } | { readonly date: string };

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/u;

/** Reads the value of `--as-of`; anything but a real date or an instant with an offset is refused. */
export function parseAsOf(text: string): AsOf {
  const instant = INSTANT.exec(text);
  if (instant?.[1] !== undefined && isRealDate(instant[1])) return { instant: toInstant(Date.parse(text)) };
  if (isRealDate(text)) return { date: text };
  throw new InvalidArgumentError(
    'Expected a date (2026-01-23, its start in the publication’s time zone) or an instant with an offset (2026-01-23T09:00:00+01:00).',
  );
}

/** The instant that is meant; now when nothing is given. The only place that reads the clock. */
export function resolveAsOf(asOf: AsOf | undefined, timeZone: string): string {
  if (asOf === undefined) return new Date().toISOString().replace(/\.\d+Z$/u, 'Z');
  return 'instant' in asOf ? asOf.instant : toInstant(makeStartOfDay(timeZone)(asOf.date));
}

const toInstant = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('.000Z', 'Z');

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isRealDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
