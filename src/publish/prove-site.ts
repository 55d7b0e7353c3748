import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };
import type { Gated } from '../core/model.ts';
import type { Site } from '../core/site.ts';
import { digestOf, digestOfAll } from '../core/text/digest.ts';
import { indexFolder } from '../search/index-format.ts';
import type { Assets } from './assets.ts';
import type { SiteCounts } from './build-options.ts';
import type { Collaborators } from './collaborators.ts';
import { findContentCommit } from './content-commit.ts';
import type { Job } from './job.ts';
import { assertLinksResolve } from './link-check.ts';
import type { LinkedArchive } from './linked-archive.ts';
import { writeManifest } from './manifest.ts';
import { findPageLinks } from './page-links.ts';
import { RECORD } from './record.ts';
import type { RenderedPage } from './render-pages.ts';
import { prepareScan, type ScanProof } from './scan.ts';
import type { SiteRecord } from './site-memory.ts';
import type { SitePlan } from './site-plan.ts';
import type { Staging } from './staging.ts';

/** A site that lies in its staging folder. */
export interface Proving {
  readonly job: Job;
  readonly parts: Collaborators;
  readonly linked: LinkedArchive;
  readonly made: Assets;
  readonly plan: SitePlan;
  readonly staging: Staging;
  /** Those that were rendered now. */
  readonly pages: readonly RenderedPage[];
}

/** What is to be remembered of a site that was proven. */
export interface Proven {
  readonly record: Omit<SiteRecord, 'prints' | 'hasMirror'>;
  /** All files, in the manifest's order. */
  readonly paths: readonly string[];
  readonly scan: ScanProof;
}

/** Writes the manifest, and proves that every link resolves and nothing withheld is there. */
export async function proveSite({ job, parts, linked, made, plan, staging, pages }: Proving): Promise<Proven> {
  const { options, code, memory, progress } = job;
  const { archive, gated, sources, site, stamp } = linked;
  const files = plan.files().toSorted(([a], [b]) => (a < b ? -1 : 1));
  checkLinks({ job, site, pages, plan, staging });
  progress('scan');
  const scan = prepareScan({
    archive,
    sources,
    withheld: gated.withheld,
    stylesheet: made.assets.css,
    folder: join(options.cache, 'scan', digestOf(options.content)),
    code: code.whole,
  });
  const about = { version: packageFile.version, asOf: options.asOf, commit: findContentCommit(options.content), url: site.model.url };
  const whole = { pages: site.pages.length, briefings: site.entries.length, shard: plan.shard?.mark };
  const written = writeManifest(
    { ...about, ...whole },
    files.map(([path, sha256]) => [path, sha256]),
  );
  const [, manifest, manifestSize] = staging.write(written);
  const isKnown = memory.record?.scan === scan.digest && options.prove !== true;
  const paths = isKnown ? plan.added() : staging.paths();
  progress('scan', 0, paths.length);
  const read = await scan.scanFiles({
    folder: staging.folder,
    paths,
    threshold: parts.workerThreshold,
    onDone: (done) => progress('scan', done, paths.length),
  });
  const bytes = files.reduce((sum, [, , size]) => sum + size, manifestSize);
  const report = { ...plan.counts, withheld: countWithheld(gated), files: files.length + 1, bytes };
  const { digest, needles, pictures } = scan;
  return {
    record: { manifest, scan: digest, stamp, report, elsewhere: nameElsewhere(plan) },
    paths: [...files.map(([path]) => path), RECORD],
    scan: { digest, needles, pictures, ...read },
  };
}

interface LinkChecking {
  readonly job: Job;
  readonly site: Site;
  readonly pages: readonly RenderedPage[];
  readonly plan: SitePlan;
  readonly staging: Staging;
}

/** New pages are checked; the others only when something is gone that they may lead to. */
function checkLinks({ job: { output, memory }, site, pages, plan, staging }: LinkChecking): void {
  const here = new Set(staging.paths());
  const paths = plan.shard === undefined ? here : new Set([...here, ...plan.shard.elsewhere]);
  const fresh = new Map(pages.map((page) => [page.path, page]));
  const readLinks = (folder: string, path: string): ReturnType<typeof findPageLinks> | undefined =>
    path.endsWith('.html') ? findPageLinks(readFileSync(join(folder, path), 'utf8')) : undefined;
  const isGone = (path: string): boolean => {
    // Scripts alone ask for files of the index, whose names change with every text.
    if (!paths.has(path)) return path !== RECORD && !path.startsWith(`${indexFolder}/`);
    const page = fresh.get(path);
    const before = page === undefined ? undefined : readLinks(output.folder, path);
    return before?.ids.some((id) => page?.ids.includes(id) !== true) === true;
  };
  // Where nothing was remembered every page is new.
  const isAnyGone = memory.record !== undefined && (memory.record.elsewhere !== nameElsewhere(plan) || plan.removed.some(isGone));
  const others = isAnyGone ? plan.kept.filter((path) => path.endsWith('.html')) : [];
  const checked = [...pages, ...others.map((path) => ({ path, ...(readLinks(staging.folder, path) ?? { ids: [], links: [] }) }))];
  assertLinksResolve({
    url: site.model.url,
    pages: checked,
    paths,
    idsOf: (path) => (here.has(path) ? readLinks(staging.folder, path)?.ids : undefined),
  });
}

const nameElsewhere = ({ shard }: SitePlan): string | undefined => shard && digestOfAll([...shard.elsewhere]);

function countWithheld({ withheld }: Gated): SiteCounts['withheld'] {
  const counts: Partial<Record<Gated['withheld'][number]['reason'], number>> = {};
  for (const { reason } of withheld) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
