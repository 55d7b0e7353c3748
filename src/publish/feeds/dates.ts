/** What a feed without entries says it was last changed: a feed must give an instant, and the clock may not be read. */
export const NEVER = '2000-01-01T12:00:00Z';

/**
 * The instant of a date or an instant of the archive, RFC 3339 in UTC. A date without an hour is noon UTC,
 * the hour at which calendars from UTC−12 to UTC+11 show that very date.
 */
export function toInstant(dateOrInstant: string): string {
  const text = dateOrInstant.includes('T') ? dateOrInstant : `${dateOrInstant}T12:00:00Z`;
  return new Date(text).toISOString().replace('.000Z', 'Z');
}

/** An instant as RSS writes it, RFC 822 with a year of four digits. */
export function toRfc822(dateOrInstant: string): string {
  return new Date(toInstant(dateOrInstant)).toUTCString().replace('GMT', '+0000');
}

/** The latest of the dates or instants; absent when there are none. */
export function findLatest(values: readonly string[]): string | undefined {
  return values.reduce<string | undefined>(
    (latest, value) => (latest === undefined || toInstant(value) > toInstant(latest) ? value : latest),
    undefined,
  );
}
