import { renameSync, rmSync } from 'node:fs';
import type { Assets } from './assets.ts';
import type { Proof, SiteCounts } from './build-options.ts';
import type { Collaborators } from './collaborators.ts';
import { type FileMarks, markFiles, printFiles, printFolders } from './folder-print.ts';
import type { Job } from './job.ts';
import type { LinkedArchive } from './linked-archive.ts';
import { proveSite } from './prove-site.ts';
import { pageFile, type RenderedPage } from './render-pages.ts';
import { renderSite } from './render-site.ts';
import type { SiteRecord } from './site-memory.ts';
import { planSite, type SitePlan } from './site-plan.ts';
import type { StagedProduct } from './site-products.ts';
import { stageSite } from './stage-site.ts';
import { linkFiles, removeFiles, takeMirror, type Staging } from './staging.ts';
import { removeQuietly } from './swap.ts';

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

/** The state on the disk in which the site is left; of files that stayed it is known where the mirror was looked at. */
function printSite(folder: string, paths: readonly string[], { added }: SitePlan, known: FileMarks | undefined): SiteRecord['prints'] {
  const fresh = markFiles(folder, known === undefined ? paths : added());
  if (fresh === undefined) throw new Error(`Files are missing in ${folder}, which was just put in place`);
  return { files: printFiles(new Map([...(known ?? []), ...fresh]), paths), folders: printFolders(folder, paths) };
}

/** Without a mirror the next build links anew, so a failure here is none of the site. */
function keepMirror(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
