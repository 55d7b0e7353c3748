import { latestReleaseOf, releaseOf, type ReleaseDates } from '../core/gate/release.ts';
import { makeStartOfDay } from '../core/text/dates.ts';
import type { View } from './view.ts';

/** Gives the words for what keeps readers from seeing a briefing now, or is said of it to them; undefined for one that simply stands. */
export function makeStanding({ whole, asOf }: Pick<View, 'whole' | 'asOf'>): (front: ReleaseDates) => string | undefined {
  const startOfDay = makeStartOfDay(whole.read.publication?.['time-zone'] ?? 'Etc/UTC');
  const now = Date.parse(asOf);
  return (front) => {
    const { status, embargo, date } = front;
    if (status === 'draft' || status === 'withdrawn') return status;
    const release = latestReleaseOf(front) <= now ? now : releaseOf(front, startOfDay);
    if (release <= now) return undefined;
    return embargo !== undefined && Date.parse(embargo) === release ? `embargo until ${embargo}` : `appears on ${date}`;
  };
}
