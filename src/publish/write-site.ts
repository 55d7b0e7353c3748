import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };
import type { RelationMemory } from '../core/link/related.ts';
import type { Archive, Gated } from '../core/model.ts';
import type { PagePlan, Site } from '../core/page-model.ts';
import type { SourceTexts } from '../core/read/read-sources.ts';
import { digestOf, digestOfAll } from '../core/text/digest.ts';
import type { Assets } from './assets.ts';
import type { Proof, SiteCounts } from './build-options.ts';
import type { Collaborators } from './collaborators.ts';
import { findContentCommit } from './content-commit.ts';
import type { Job } from './job.ts';
import { indexFolder } from '../search/index-format.ts';
import { assertLinksResolve } from './link-check.ts';
import { type FileMarks, markFiles, printFiles, printFolders } from './folder-print.ts';
import { writeManifest } from './manifest.ts';
import { findPageLinks } from './page-links.ts';
import { RECORD } from './record.ts';
import { pageFile, type RenderedPage } from './render-pages.ts';
import { renderSite } from './render-site.ts';
import { prepareScan, type ScanProof } from './scan.ts';
import type { ProductRow, SiteRecord, WrittenFile } from './site-memory.ts';
import { planProducts, type StagedProduct } from './site-products.ts';
import { type Shard, takeShard } from './shards.ts';
import { stageSite } from './stage-site.ts';
import { linkFiles, removeFiles, takeMirror, type Staging } from './staging.ts';
import { removeQuietly } from './swap.ts';
import type { Stamp } from './unchanged.ts';

/** A site that was checked, gated and linked. */
export interface LinkedArchive {
  readonly archive: Archive;
  readonly sources: SourceTexts;
  readonly gated: Gated;
  readonly site: Site;
  readonly relations: RelationMemory;
  readonly stamp: Stamp | undefined;
  /** The state of the mirror's files; absent without a mirror to begin with. */
  readonly marks: FileMarks | undefined;
}

/** Writes what changed of a site, proves the whole and puts it in place. */
export async function writeSite(
  job: Job,
  parts: Collaborators,
  linked: LinkedArchive,
): Promise<SiteCounts & { written: number; proof: Proof | undefined }> {
  const { options, progress, code, output, memory } = job;
  const { site, gated } = linked;
  progress('compile');
  const renderer = await parts.compileRenderer({ cache: options.cache, root: parts.root, digest: code.renderer });
  progress('assets');
  const made = await parts.makeAssets({ site, cache: options.cache, root: parts.root, code: code.whole });
  const plan = planSite(job, parts, linked, made);
  const mirror = { isKept: false };
  const dispose = (old: string): void => {
    mirror.isKept = keepMirror(() => {
      removeFiles(old, plan.removed);
      linkFiles(output.folder, old, plan.added());
      renameSync(old, output.mirror);
    });
    if (!mirror.isKept) removeQuietly(old);
  };
  const result = await stageSite(
    output,
    options.guard ?? (() => () => undefined),
    async (staging) => {
      fillStaging(job, plan, staging);
      const isAsset = ({ stage }: StagedProduct): boolean => stage === 'assets';
      await writeProducts(job, plan, plan.products.filter(isAsset), staging);
      const pages = await writePages({ job, parts, linked, made, renderer, plan, staging });
      await writeProducts(
        job,
        plan,
        plan.products.filter((product) => !isAsset(product)),
        staging,
      );
      const record = await proveSite({ job, parts, linked, made, plan, staging, pages });
      progress('swap');
      return record;
    },
    { dispose: memory.record === undefined ? removeQuietly : dispose },
  );
  if (!mirror.isKept) mirror.isKept = keepMirror(() => linkFiles(output.folder, output.mirror, [...plan.kept, ...plan.added()]));
  const prints = printSite(output.folder, result.paths, plan, linked.marks);
  memory.save({ ...result.record, prints, hasMirror: mirror.isKept }, linked.relations);
  const proof = options.prove === true ? { withheld: gated.withheld, scan: result.scan } : undefined;
  return { ...result.record.report, written: plan.added().length, proof };
}

/** The row that names what all pages show. */
const ABOUT = '#about';

/** What stays, what goes and what comes. */
interface SitePlan {
  /** Set where only this part of the site is made. */
  readonly shard: Shard | undefined;
  /** How many of the pages and briefings are made here, now or earlier. */
  readonly counts: Pick<SiteCounts, 'pages' | 'briefings'>;
  readonly pages: readonly PagePlan[];
  readonly products: readonly StagedProduct[];
  /** Paths of files that stay as they are. */
  readonly kept: readonly string[];
  /** Paths of the old site that do not stay. */
  readonly removed: readonly string[];
  /** Paths of files that were written. */
  readonly added: () => readonly string[];
  readonly write: (id: string, key: string, files: readonly WrittenFile[]) => void;
  /** All files of the site but the manifest. */
  readonly files: () => readonly WrittenFile[];
}

function planSite(job: Job, parts: Collaborators, { site, archive }: LinkedArchive, made: Assets): SitePlan {
  const { shard: name } = job.options;
  const table = job.memory.open().products;
  const about = digestOf(site.key, JSON.stringify(site.model), made.key);
  // What every page shows is named once, and not in each of their keys.
  if (table.rows.get(ABOUT)?.[0] !== about) for (const [id, [, files]] of [...table.rows]) table.set(id, ['', files]);
  const kept = new Map<string, ProductRow>([[ABOUT, [about, []]]]);
  table.set(ABOUT, [about, []]);
  const isKept = (id: string, key: string): boolean => {
    const row = table.rows.get(id);
    if (row?.[0] !== key) return false;
    kept.set(id, row);
    return true;
  };
  const allProducts = planProducts(job, parts, site, archive, made);
  const shard =
    name === undefined
      ? undefined
      : takeShard(
          name,
          site,
          [...site.pages.map((plan) => ({ id: pageFile(plan), key: digestOf(about, plan.key) })), ...allProducts],
          job.code.whole,
        );
  const isHere = (id: string): boolean => shard === undefined || shard.holds(id);
  const pagesHere = site.pages.filter((plan) => isHere(pageFile(plan)));
  const pages = pagesHere.filter((plan) => !isKept(pageFile(plan), plan.key));
  const products = allProducts.filter(({ id, key }) => isHere(id) && !isKept(id, key));
  const gone = [...table.rows].filter(([id]) => !kept.has(id));
  const added: string[] = [];
  for (const [id] of gone) table.delete(id);
  return {
    shard,
    counts: { pages: pagesHere.length, briefings: shard?.briefings ?? site.entries.length },
    pages,
    products,
    kept: [...kept.values()].flatMap(([, files]) => files.map(([path]) => path)),
    removed: [...(job.memory.record === undefined ? [] : [RECORD]), ...gone.flatMap(([, [, files]]) => files.map(([path]) => path))],
    added: () => [...added, RECORD],
    write: (id, key, files) => {
      table.set(id, [key, files]);
      for (const [path] of files) added.push(path);
    },
    files: () => [...table.rows.values()].flatMap(([, files]) => files),
  };
}

/** Brings the files that stay into the staging folder: the mirror has them, or they are linked to. */
function fillStaging({ memory, output }: Job, { kept, removed }: SitePlan, staging: Staging): void {
  const isInStep = memory.isInStep();
  memory.setOutOfStep();
  staging.reuse(kept);
  if (isInStep && takeMirror(output.mirror, staging)) removeFiles(staging.folder, removed);
  else {
    rmSync(output.mirror, { recursive: true, force: true });
    linkFiles(output.folder, staging.folder, kept);
  }
}

interface Writing {
  readonly job: Job;
  readonly parts: Collaborators;
  readonly linked: LinkedArchive;
  readonly made: Assets;
  readonly plan: SitePlan;
  readonly staging: Staging;
}

async function writePages({
  job,
  parts,
  linked,
  made,
  renderer,
  plan,
  staging,
}: Writing & { readonly renderer: string }): Promise<RenderedPage[]> {
  const { progress } = job;
  const total = plan.pages.length;
  for (const page of plan.pages) staging.claim(pageFile(page));
  progress('pages', 0, total);
  const rendered = await renderSite({
    pages: plan.pages,
    context: { renderer, site: linked.site.model, assets: made.assets, staging: staging.folder },
    openRenderer: parts.openRenderer,
    threshold: parts.workerThreshold,
    onDone: (done) => progress('pages', done, total),
  });
  for (const [index, { path, file }] of rendered.entries()) plan.write(path, plan.pages[index]?.key ?? '', [file]);
  return rendered;
}

async function writeProducts({ progress }: Job, plan: SitePlan, products: readonly StagedProduct[], staging: Staging): Promise<void> {
  for (const [index, product] of products.entries()) {
    progress(product.stage, index, products.length);
    const files = await product.make();
    plan.write(product.id, product.key, files.map(staging.write));
  }
}

/** What is to be remembered of a site that was proven. */
interface Proven {
  readonly record: Omit<SiteRecord, 'prints' | 'hasMirror'>;
  /** All files, in the manifest's order. */
  readonly paths: readonly string[];
  readonly scan: ScanProof;
}

/** The state on the disk in which the site is left; of files that stayed it is known where the mirror was looked at. */
function printSite(folder: string, paths: readonly string[], { added }: SitePlan, known: FileMarks | undefined): SiteRecord['prints'] {
  const fresh = markFiles(folder, known === undefined ? paths : added());
  if (fresh === undefined) throw new Error(`Files are missing in ${folder}, which was just put in place`);
  return { files: printFiles(new Map([...(known ?? []), ...fresh]), paths), folders: printFolders(folder, paths) };
}

/** Writes the manifest, and proves that every link resolves and nothing withheld is there. */
async function proveSite({
  job,
  parts,
  linked,
  made,
  plan,
  staging,
  pages,
}: Writing & { readonly pages: readonly RenderedPage[] }): Promise<Proven> {
  const { options, code, memory, progress } = job;
  const { archive, gated, sources, site, stamp } = linked;
  const files = plan.files().toSorted(([a], [b]) => (a < b ? -1 : 1));
  checkLinks({ job, site, pages, plan, staging });
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

/** Without a mirror the next build links anew, so a failure here is none of the site. */
function keepMirror(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function countWithheld({ withheld }: Gated): SiteCounts['withheld'] {
  const counts: Partial<Record<Gated['withheld'][number]['reason'], number>> = {};
  for (const { reason } of withheld) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
