import { renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { findCurrent, listReleases, type Release, type ReleaseFolder, removalPath } from './release-folder.ts';

/** Puts the link to a release in the place of the other in one step: a reader finds the old release or the new one. */
export function switchTo({ current, nextLink }: ReleaseFolder, name: string): void {
  rmSync(nextLink, { force: true });
  symlinkSync(`releases/${name}`, nextLink);
  renameSync(nextLink, current);
}

/** Makes a release the one published last. Their folders' times keep the order; a second apart, for file systems that round. */
export function markAsLast(place: ReleaseFolder, name: string): void {
  const releases = listReleases(place);
  const own = releases.find((release) => release.name === name);
  const others = releases.filter((release) => release !== own).map(({ published }) => published);
  const time = new Date(Math.max(own?.published ?? 0, ...others.map((published) => published + 1000)));
  if (own) utimesSync(own.path, time, time);
}

/** The release that was published before the current one. */
export function findPrevious(place: ReleaseFolder): Release | undefined {
  const releases = listReleases(place);
  const index = releases.findIndex(({ name }) => name === findCurrent(place));
  return index === -1 ? undefined : releases[index + 1];
}

/** Removes all but the `keep` releases published last, and never the current one. Returns the names of those removed. */
export function pruneReleases(place: ReleaseFolder, keep: number): string[] {
  const current = findCurrent(place);
  const old = listReleases(place)
    .slice(keep)
    .filter(({ name }) => name !== current);
  for (const { name, path } of old) {
    const removal = removalPath(place, name);
    renameSync(path, removal);
    rmSync(removal, { recursive: true, force: true });
  }
  return old.map(({ name }) => name);
}
