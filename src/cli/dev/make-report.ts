import type { DevReport } from '../../astro/dev-overview.ts';
import type { DevView } from '../../astro/dev-view.ts';
import { findArchiveHealth, gateArchive } from '../../core/pipeline.ts';
import { idOf } from '../../core/validate/read-file.ts';
import { QUIET_AFTER } from '../archive-report.ts';
import { listHealth } from '../report/health-report.ts';
import { describeMoment, placeOf, type Good, type Sources } from './make-overview.ts';

/** So many lines of a list are shown; `throughline report` has them all. */
const MOST = 100;

/** What the archive asks of its editors, with links to the pages and the files. */
export function makeReport(good: Good, view: DevView | undefined, sources: Sources): DevReport {
  const { archive, asOf, site } = good;
  const health = findArchiveHealth(gateArchive(archive, asOf), { quietAfter: QUIET_AFTER });
  const lists = listHealth(health, archive.publication['time-zone']).map(({ heading, items }) => ({
    heading,
    count: items.length,
    items: items.slice(0, MOST).map(({ path, text }) => {
      if (path === undefined) return { text };
      return { text, page: `${site.model.base}${path.split('/')[0] ?? ''}/${idOf(path)}/`, source: placeOf(path, sources) };
    }),
  }));
  return { moment: describeMoment(good, view), lists };
}
