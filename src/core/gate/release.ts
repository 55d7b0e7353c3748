import type { BriefingFront } from '../model.ts';
import type { StartOfDay } from '../text/dates.ts';

/** The first instant at which a briefing may be shown, in milliseconds since 1970; infinite for a draft. Unreadable dates mean never. */
export function releaseOf(front: BriefingFront, startOfDay: StartOfDay): number {
  if (front.status === 'draft') return Infinity;
  const day = startOfDay(front.date);
  const embargo = front.embargo === undefined ? -Infinity : Date.parse(front.embargo);
  const release = Math.max(day, embargo);
  return Number.isNaN(release) ? Infinity : release;
}
