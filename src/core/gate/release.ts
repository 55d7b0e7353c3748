import type { BriefingFront } from '../model.ts';
import type { StartOfDay } from '../text/dates.ts';

/** What of a briefing decides when it is shown. */
export type ReleaseDates = Pick<BriefingFront, 'date' | 'status' | 'embargo'>;

/** The first instant at which a briefing may be shown, in milliseconds since 1970; infinite for a draft. Unreadable dates mean never. */
export function releaseOf(front: ReleaseDates, startOfDay: StartOfDay): number {
  if (front.status === 'draft') return Infinity;
  const day = startOfDay(front.date);
  const embargo = front.embargo === undefined ? -Infinity : Date.parse(front.embargo);
  const release = Math.max(day, embargo);
  return Number.isNaN(release) ? Infinity : release;
}

/** No clock on earth is further behind UTC, in milliseconds. */
const FURTHEST_BEHIND = 12 * 3600 * 1000;

/**
 * An instant at which a briefing is shown in whatever time zone the publication is, in milliseconds since 1970; infinite where that
 * takes a closer look. Reckoning in time zones is slow, and nearly all of an archive is from days long past.
 */
export function latestReleaseOf(front: ReleaseDates): number {
  if (front.status === 'draft' || front.embargo !== undefined) return Infinity;
  const release = Date.parse(front.date) + FURTHEST_BEHIND;
  return Number.isNaN(release) ? Infinity : release;
}
