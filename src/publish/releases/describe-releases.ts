import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, readManifest } from '../manifest.ts';
import { RECORD } from '../record.ts';
import { findCurrent, listReleases, releaseFolder } from './release-folder.ts';

export interface DescribedRelease {
  readonly name: string;
  readonly isCurrent: boolean;
  /** Undefined when it cannot be read. */
  readonly manifest: Manifest | undefined;
}

/** The releases of a folder, the one published last first. Nothing is verified or changed. */
export function describeReleases(to: string): DescribedRelease[] {
  const place = releaseFolder(to);
  const current = findCurrent(place);
  return listReleases(place).map(({ name, path }) => ({ name, isCurrent: name === current, manifest: findManifest(path) }));
}

/** What a site's folder says it is; undefined when it says nothing that can be read. */
export function findManifest(folder: string): Manifest | undefined {
  try {
    return readManifest(readFileSync(join(folder, RECORD)));
  } catch {
    return undefined;
  }
}
