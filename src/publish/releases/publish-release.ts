import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '../lock.ts';
import type { Manifest } from '../manifest.ts';
import { OutputRefused, ShardsRefused } from '../refusals.ts';
import { verifySite, type Verified } from '../verify-site.ts';
import { copySite, type SiteCopy } from './copy-site.ts';
import { findManifest } from './describe-releases.ts';
import {
  assertReleaseFolder,
  findCurrent,
  listReleases,
  releaseFolder,
  type ReleaseFolder,
  removeReleaseLeftovers,
} from './release-folder.ts';
import { findPrevious, markAsLast, pruneReleases, switchTo } from './switch-release.ts';

export interface PublishOptions {
  /** Folder of the finished site. */
  readonly site: string;
  /** Folder of the releases. */
  readonly to: string;
  /** So many releases are kept; all when it is left out. */
  readonly keep?: number;
  readonly onProgress?: (done: number, total: number) => void;
  /** As in `BuildOptions`. */
  readonly guard?: (clean: () => void) => () => void;
}

export type PublishResult =
  /** The site is not as it was built: nothing was published. */
  | { readonly ok: false; readonly folder: string; readonly verified: Verified }
  | {
      readonly ok: true;
      readonly folder: string;
      readonly name: string;
      readonly manifest: Manifest;
      /** The release that was current before. */
      readonly before: string | undefined;
      /** Whether files were copied; a site that was published before is not copied again. */
      readonly isNew: boolean;
      readonly removed: readonly string[];
    };

/**
 * Copies a finished site to a release of its own and switches the link `current` to it. Whatever happens, `current` leads to
 * the whole old release or the whole new one. Throws `OutputRefused` when `to` is not a folder for it or in use, and `ShardsRefused` for a part of a site.
 */
export async function publishRelease(options: PublishOptions): Promise<PublishResult> {
  const place = releaseFolder(options.to);
  assertReleaseFolder(place, options.site);
  const verified = verifySite(options.site);
  const { manifest, digest, faults } = verified;
  if (manifest === undefined || digest === undefined || faults.length > 0) return { ok: false, folder: options.site, verified };
  if (manifest.shard !== undefined)
    throw new ShardsRefused(
      `${options.site} holds only the shard ${manifest.shard.name} of a site. Join all of them with throughline assemble.`,
    );
  return withLock(place, options.guard, async () => {
    const before = findCurrent(place);
    const found = findRelease(place, nameRelease(manifest, digest), digest);
    if (!found.exists) await stageRelease(place, options, { manifest, digest, name: found.name });
    markAsLast(place, found.name);
    switchTo(place, found.name);
    const removed = options.keep === undefined ? [] : pruneReleases(place, options.keep);
    return { ok: true, folder: place.folder, name: found.name, manifest, before, isNew: !found.exists, removed };
  });
}

/** Switches the link back to the release published before the current one, or to a named one. Throws as `publishRelease`. */
export async function rollBack(to: string, wanted?: string): Promise<PublishResult> {
  const place = releaseFolder(to);
  assertReleaseFolder(place);
  if (listReleases(place).length === 0) throw new OutputRefused(describeAbsence(place, wanted));
  return withLock(place, undefined, () => {
    const before = findCurrent(place);
    const release = wanted === undefined ? findPrevious(place) : listReleases(place).find(({ name }) => name === wanted);
    if (!release) throw new OutputRefused(describeAbsence(place, wanted));
    const verified = verifySite(release.path);
    const { manifest, faults } = verified;
    if (manifest === undefined || faults.length > 0) return { ok: false, folder: release.path, verified };
    switchTo(place, release.name);
    return { ok: true, folder: place.folder, name: release.name, manifest, before, isNew: false, removed: [] };
  });
}

/** Sorts by as-of instant, and differs when any byte of the site does. */
function nameRelease({ asOf }: Manifest, digest: string): string {
  const instant = new Date(asOf).toISOString().replace('.000Z', 'Z').replace(/[-:]/gu, '');
  return `${instant}-${digest.slice(0, 12)}`;
}

/** The same content published twice is one release, unless somebody damaged it: then the next free name is taken. */
function findRelease({ releases }: ReleaseFolder, base: string, digest: string): { readonly name: string; readonly exists: boolean } {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!existsSync(join(releases, name))) return { name, exists: false };
    const verified = verifySite(join(releases, name));
    if (verified.digest === digest && verified.faults.length === 0) return { name, exists: true };
  }
}

interface NewRelease {
  readonly manifest: Manifest;
  readonly digest: string;
  readonly name: string;
}

/** Copies, proves the copy, and only then gives it its name. */
async function stageRelease(place: ReleaseFolder, { site, onProgress }: PublishOptions, release: NewRelease): Promise<void> {
  const { files } = release.manifest;
  const onDone = (done: number): void => onProgress?.(done, files.size);
  const isCopied = async (twin: SiteCopy['twin']): Promise<boolean> => {
    rmSync(place.staging, { recursive: true, force: true });
    await copySite({ from: site, to: place.staging, files, twin, onDone }).catch(ignoreMissing);
    const copy = verifySite(place.staging);
    return copy.digest === release.digest && copy.faults.length === 0;
  };
  mkdirSync(place.releases, { recursive: true });
  const twin = findTwin(place);
  // What is linked to a damaged file of the other release is damaged too; then everything is copied from the site.
  const isWhole = (await isCopied(twin)) || (twin !== undefined && (await isCopied(undefined)));
  if (!isWhole)
    throw new OutputRefused(`The site in ${site} changed while it was being published. Nothing was switched; publish it again.`);
  renameSync(place.staging, join(place.releases, release.name));
}

/** A build may replace the site at any time. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

function findTwin(place: ReleaseFolder): SiteCopy['twin'] {
  const path = join(place.releases, findCurrent(place) ?? '');
  const files = findManifest(path)?.files;
  return files && { path, files };
}

async function withLock<T>(place: ReleaseFolder, guard: PublishOptions['guard'], work: () => T | Promise<T>): Promise<T> {
  const unlock = takeLock(place.lock, 'run of publish');
  const clean = (): void => {
    rmSync(place.staging, { recursive: true, force: true });
    unlock();
  };
  const unguard = guard?.(clean);
  try {
    removeReleaseLeftovers(place);
    return await work();
  } finally {
    unguard?.();
    clean();
  }
}

function describeAbsence(place: ReleaseFolder, wanted: string | undefined): string {
  const names = listReleases(place).map(({ name }) => name);
  const known = names.length === 0 ? 'It holds none.' : `It holds ${names.join(', ')}.`;
  const missing = wanted === undefined ? 'There is no release before the current one' : `There is no release ${wanted}`;
  return `${missing} in ${place.folder}. ${known}`;
}
