import { hash } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };
import { readTree } from '../core/read/disk.ts';
import { GitFailed } from '../git/run-git.ts';
import { packageRoot } from '../program.ts';
import type { DiskState } from './build-archive.ts';
import type { BuildOptions, BuildResult } from './build-options.ts';
import { findCodeDigests } from './code-digests.ts';
import type { Collaborators } from './collaborators.ts';
import { findContentCommit } from './content-commit.ts';
import { type FileMarks, markFiles, printFiles, printFolders } from './folder-print.ts';
import { contentCache, type Job, openJob } from './job.ts';
import { retitleManifest } from './manifest-lines.ts';
import { assertReplaceable, outputFolder } from './output-folder.ts';
import { PackDamaged } from './pack-damaged.ts';
import { RECORD } from './record.ts';
import { assertShardFolder } from './shards.ts';
import { lockSite } from './stage-site.ts';
import type { SiteRecord } from './site-memory.ts';
import { linkFiles, removeFiles } from './staging.ts';
import { findStanding, type Standing } from './standing.ts';
import { isUnchanged, stampInputs } from './unchanged.ts';

export type { BuildEvent, BuildOptions, BuildResult } from './build-options.ts';

/** What is asked of the surroundings before it is known whether anything has to be done. */
const SURROUNDINGS = { readTree, findCodeDigests, now: Date.now, root: packageRoot };

/**
 * Builds a site from a content folder. What the last build left is used where it would be made the same again. Errors in the content are
 * returned and nothing is touched. Throws `OutputRefused` when `out` is not a folder to replace, `BuildRefused` when something
 * withheld got into the pages, `PictureUnreadable`, `ShardUnknown`, `ContentFolderMissing`, and for bugs; the site in `out` is then as it was.
 * @param parts for tests: other parts in the place of `collaborators`
 */
export async function build(options: BuildOptions, parts?: Collaborators): Promise<BuildResult> {
  assertReplaceable(options.out, options);
  if (options.shard !== undefined) assertShardFolder(options.out);
  const output = outputFolder(options.out, process.pid);
  return lockSite(output, options.guard ?? (() => () => undefined), async () => {
    const job = openJob(options, parts ?? SURROUNDINGS, output);
    const standing = findStanding(job);
    const inputs = stampInputs(job);
    const { record } = job.memory;
    if (options.prove !== true && record !== undefined && isUnchanged(record.stamp, inputs, options.asOf, options.content)) {
      const marks = standing?.checkSite();
      if (standing !== undefined && marks !== undefined) return retitleSite(job, standing, marks, record);
    }
    const marks = standing?.checkMirror();
    if (marks === undefined) {
      job.memory.setOutOfStep();
      if (standing?.checkSite() === undefined) job.memory.forget();
    }
    // Nearly all of the program is needed only from here on, and loading it takes longer than to see that nothing changed.
    const [{ buildArchive }, { collaborators }] = await Promise.all([import('./build-archive.ts'), import('./collaborators.ts')]);
    const buildAnew = (state: DiskState): Promise<BuildResult> =>
      buildArchive(openJob(options, parts ?? collaborators, output), parts ?? collaborators, state);
    try {
      return await buildArchive(job, parts ?? collaborators, { inputs, marks });
    } catch (error) {
      if (error instanceof GitFailed) return await buildAnew({ unread: error.message });
      if (!(error instanceof PackDamaged)) throw error;
      const { removeFileStore } = await import('./file-store.ts');
      removeFileStore(contentCache(options));
      return await buildAnew({});
    }
  });
}

/** Nothing changed but the instant, or the commit: the manifest alone says another. */
function retitleSite({ options, memory, output, tree }: Job, standing: Standing, marks: FileMarks, record: SiteRecord): BuildResult {
  const { asOf, content, onNote } = options;
  const manifest = retitleManifest(standing.manifest, { version: packageFile.version, asOf, commit: findContentCommit(content) });
  if (manifest !== standing.manifest) {
    const hasMirror = memory.isInStep();
    memory.setOutOfStep();
    replaceFile(join(output.folder, RECORD), manifest);
    if (hasMirror) {
      removeFiles(output.mirror, [RECORD]);
      linkFiles(output.folder, output.mirror, [RECORD]);
    }
    const { paths } = standing;
    const files = printFiles(new Map([...marks, ...(markFiles(output.folder, [RECORD]) ?? [])]), paths);
    const prints = { files, folders: printFolders(output.folder, paths) };
    memory.saveRecord({ ...record, manifest: hash('sha256', manifest, 'hex'), prints, hasMirror });
  }
  const paths = tree.entries.flatMap(({ path, type }) => (type === 'file' ? [path] : []));
  const { diagnostics, notes } = record.stamp ?? { diagnostics: [], notes: [] };
  for (const note of notes) onNote?.(note);
  return { ok: true, checked: { diagnostics, sources: { paths, get: () => undefined } }, ...record.report, written: 0 };
}

/** Atomic: a reader sees the old file or the new one. */
function replaceFile(path: string, text: string): void {
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, text);
  renameSync(fresh, path);
}
