import { existsSync, lstatSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isWithin, realFolder } from '../output-folder.ts';
import { OutputRefused } from '../refusals.ts';

/** A folder of releases: each a whole site, beside each other, and a symbolic link to the one that is served. */
export interface ReleaseFolder {
  readonly folder: string;
  readonly releases: string;
  /** The link; its target is relative, so that the folder can be moved. */
  readonly current: string;
  /** Where the next link is made before it replaces the other. */
  readonly nextLink: string;
  /** Where a release is copied before it gets its name. */
  readonly staging: string;
  readonly lock: string;
}

export interface Release {
  readonly name: string;
  readonly path: string;
  /** When it was last published, in milliseconds of its folder's own time; only the order matters. */
  readonly published: number;
}

export function releaseFolder(to: string): ReleaseFolder {
  const folder = realFolder(to);
  const releases = join(folder, 'releases');
  return {
    folder,
    releases,
    current: join(folder, 'current'),
    nextLink: join(folder, '.current'),
    staging: join(releases, '.staging'),
    lock: join(folder, '.lock'),
  };
}

/** Releases, the one published last first. */
export function listReleases({ releases }: ReleaseFolder): Release[] {
  return readNames(releases)
    .filter((name) => releaseName.test(name))
    .map((name) => ({ name, path: join(releases, name), published: statSync(join(releases, name)).mtimeMs }))
    .sort((a, b) => b.published - a.published || (a.name < b.name ? 1 : -1));
}

/** Name of the release that the link leads to, whether it is there or not. */
export function findCurrent({ current }: ReleaseFolder): string | undefined {
  return lstatSync(current, { throwIfNoEntry: false })?.isSymbolicLink() === true
    ? /^releases\/([^/]+)$/u.exec(readlinkSync(current).replaceAll('\\', '/'))?.[1]
    : undefined;
}

/** The path under which a release is removed, so that half of one is never taken for a whole. */
export function removalPath({ releases }: ReleaseFolder, name: string): string {
  return join(releases, `.removed-${name}`);
}

/** Removes what a killed run left. Only the holder of the lock may call it. */
export function removeReleaseLeftovers({ releases, nextLink }: ReleaseFolder): void {
  rmSync(nextLink, { force: true });
  for (const name of readNames(releases)) if (isLeftover(name)) rmSync(join(releases, name), { recursive: true, force: true });
}

/** Throws `OutputRefused` unless `place` is new, empty or made by `publish`, and apart from the site, if one is named. */
export function assertReleaseFolder({ folder, releases, current }: ReleaseFolder, site?: string): void {
  const refuse = (why: string): never => {
    throw new OutputRefused(`Nothing can be published to ${folder}: ${why}. Name another folder with --to.`);
  };
  if (site !== undefined && isWithin(folder, realFolder(site))) refuse('it lies inside the site');
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) refuse('it is a file');
  const link = lstatSync(current, { throwIfNoEntry: false });
  if (link && !(link.isSymbolicLink() && /^releases[\\/][^\\/]+$/u.test(readlinkSync(current))))
    refuse('what is called current in it is not a link to one of its releases');
  const names = readNames(releases);
  const foreign = names.find((name) => !releaseName.test(name) && !isLeftover(name));
  if (foreign !== undefined) refuse(`publish did not make ${join('releases', foreign)}`);
  const other = readNames(folder).find((name) => !['releases', 'current', '.current'].includes(name) && !name.startsWith('.lock'));
  if (other !== undefined && !names.some((name) => releaseName.test(name))) refuse(`it holds ${other} and no release`);
}

/** As-of instant, twelve digits of the manifest's digest, and a number where a damaged release has the name already. */
const releaseName = /^\d{8}T\d{6}(?:\.\d{3})?Z-[0-9a-f]{12}(?:-\d+)?$/u;

const isLeftover = (name: string): boolean => name === '.staging' || name.startsWith('.removed-');

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
