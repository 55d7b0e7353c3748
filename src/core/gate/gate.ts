import type { Archive, Briefing, Gated, Published, Withheld } from '../model.ts';
import { makeStartOfDay, type StartOfDay } from '../text/dates.ts';
import { latestReleaseOf, releaseOf } from './release.ts';

/**
 * Decides what may be shown at an instant. Nothing else makes a `Published`.
 * @param asOf ISO instant
 * @param audience editors see everything, with what is withheld marked; only the preview server may ask for that
 */
export function gate(archive: Archive, asOf: string, audience: 'readers' | 'editors' = 'readers'): Gated {
  const now = Date.parse(asOf);
  const startOfDay = makeStartOfDay(archive.publication['time-zone']);
  const briefings: Published<Briefing>[] = [];
  const withheld: Withheld[] = [];
  let since = -Infinity;
  let until = Infinity;
  for (const briefing of archive.briefings) {
    const latest = latestReleaseOf(briefing.front);
    const release = latest <= now ? latest : releaseOf(briefing.front, startOfDay);
    if (release <= now) {
      since = Math.max(since, release);
      briefings.push(briefing as Published<Briefing>);
      continue;
    }
    until = Math.min(until, release);
    withheld.push({
      briefing,
      reason: reasonOf(briefing, startOfDay),
      ...(Number.isFinite(release) ? { until: new Date(release).toISOString() } : {}),
    });
  }
  const previews = new Map(audience === 'editors' ? withheld.map((item) => [item.briefing.id, item]) : []);
  const shown = audience === 'editors' ? (archive.briefings as readonly Published<Briefing>[]) : briefings;
  return {
    published: { ...archive, asOf, briefings: shown, previews },
    withheld,
    same: { since: Number.isFinite(since) ? since : 0, until: Number.isFinite(until) ? until : undefined },
  };
}

function reasonOf({ front }: Briefing, startOfDay: StartOfDay): Withheld['reason'] {
  if (front.status === 'draft') return 'draft';
  return front.embargo !== undefined && Date.parse(front.embargo) >= startOfDay(front.date) ? 'embargo' : 'future';
}
