import { join } from 'node:path';
import type { Archive, Gated } from '../core/model.ts';
import type { Site } from '../core/page-model.ts';
import type { Checked } from '../core/pipeline.ts';
import type { BuildOptions, BuildResult, BuildStage } from './build-options.ts';
import { openBodyStore } from './body-store.ts';
import { makeBuildRecord } from './build-record.ts';
import { type Collaborators, collaborators } from './collaborators.ts';
import { assertLinksResolve } from './link-check.ts';
import { assertReplaceable, outputFolder } from './output-folder.ts';
import { makePicture } from './pictures.ts';
import { readPublicFiles } from './public-files.ts';
import { renderSite } from './render-site.ts';
import { assertNothingWithheld } from './scan.ts';
import { stageSite } from './stage-site.ts';
import type { Staging } from './staging.ts';

export type { BuildEvent, BuildOptions, BuildResult } from './build-options.ts';

/**
 * Builds a site from a content folder. Errors in the content are returned and nothing is touched. Throws `OutputRefused`
 * when `out` is not a folder to replace, `BuildRefused` when something withheld got into the pages, `PictureUnreadable`,
 * `ContentFolderMissing`, and for bugs; the site in `out` is then as it was.
 */
export async function build(options: BuildOptions, parts: Collaborators = collaborators): Promise<BuildResult> {
  assertReplaceable(options.out, options);
  const progress = makeProgress(options);
  progress('read');
  const tree = parts.readTree(options.content);
  progress('check');
  const bodies = openBodyStore(options.cache, parts.root);
  const checked = parts.checkArchive(tree, { ...options, bodies });
  bodies.save();
  if (!checked.archive) return { ok: false, checked };
  progress('link');
  const gated = parts.gateArchive(checked.archive, options.asOf);
  const site = parts.linkArchive(gated.published);
  const job: Job = { options, parts, progress, archive: checked.archive, sources: checked.sources, gated, site };
  const output = outputFolder(options.out, process.pid);
  const written = await stageSite(output, options.guard ?? (() => () => undefined), async (staging) => {
    await writeSite(job, staging);
    progress('swap');
    return staging.measure();
  });
  return { ok: true, checked, pages: site.pages.length, briefings: site.entries.length, withheld: gated.withheld.length, ...written };
}

type Progress = (stage: BuildStage, done?: number, total?: number) => void;

interface Job {
  readonly options: BuildOptions;
  readonly parts: Collaborators;
  readonly progress: Progress;
  readonly archive: Archive;
  readonly sources: Checked['sources'];
  readonly gated: Gated;
  readonly site: Site;
}

/** Writes and proves the whole site. */
async function writeSite(job: Job, staging: Staging): Promise<void> {
  const { options, parts, progress, site } = job;
  progress('compile');
  const renderer = await parts.compileRenderer({ cache: options.cache, root: parts.root });
  progress('assets');
  const { assets, files } = await parts.makeAssets({ site, cache: options.cache, root: parts.root });
  files.forEach(staging.write);
  staging.write(makeBuildRecord(site, options.asOf));

  const total = site.pages.length;
  const context = { renderer: renderer.folder, site: site.model, assets };
  const onDone = (done: number): void => progress('pages', done, total);
  onDone(0);
  const pages = await renderSite({
    pages: site.pages,
    context,
    staging,
    openRenderer: parts.openRenderer,
    threshold: parts.workerThreshold,
    onDone,
  });

  await writePictures(job, staging);
  progress('feeds');
  parts.makeFeeds(site).forEach(staging.write);
  readPublicFiles(join(parts.root, 'public'), site, assets).forEach(staging.write);
  progress('search');
  (await parts.buildIndex(site.entries, { language: site.model.language })).forEach(staging.write);

  const paths = staging.paths();
  assertLinksResolve({ url: site.model.url, pages, paths });
  progress('scan', 0, paths.length);
  await assertNothingWithheld({
    folder: staging.folder,
    paths,
    archive: job.archive,
    sources: job.sources,
    withheld: job.gated.withheld,
    stylesheet: assets.css,
    threshold: parts.workerThreshold,
    onDone: (done) => progress('scan', done, paths.length),
  });
}

/** One at a time: a picture's widths are made side by side already. */
async function writePictures({ site, archive, options, progress }: Job, staging: Staging): Promise<void> {
  for (const [index, model] of site.pictures.entries()) {
    progress('pictures', index, site.pictures.length);
    const original = archive.pictures.get(model.source);
    if (!original) throw new Error(`A page shows the picture ${model.source}, which the archive does not hold`);
    (await makePicture(model, original, options.cache)).forEach(staging.write);
  }
}

function makeProgress({ onProgress }: BuildOptions): Progress {
  return (stage, done, total) => onProgress?.({ stage, ...(done !== undefined && { done }), ...(total !== undefined && { total }) });
}
