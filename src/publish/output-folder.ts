import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { holdsRecord, RECORD } from './record.ts';
import { OutputRefused } from './refusals.ts';

/** A site's folder and what a build puts beside it, all on one file system. */
export interface OutputFolder {
  readonly folder: string;
  readonly staging: string;
  readonly old: string;
  /** Holds the same files as the site, so that the next build has to write only what changes. */
  readonly mirror: string;
  readonly lock: string;
}

/** The folders one process uses to replace `out`; symbolic links are followed, so that a linked folder is swapped where it lies. */
export function outputFolder(out: string, pid: number): OutputFolder {
  const folder = realFolder(out);
  const beside = (suffix: string): string => join(dirname(folder), `.${basename(folder)}.${suffix}`);
  return { folder, staging: beside(`staging-${pid}`), old: beside(`old-${pid}`), mirror: beside('mirror'), lock: beside('lock') };
}

/**
 * Throws `OutputRefused` unless `out` may be replaced by a site: it must be new, empty or written by Throughline,
 * and apart from the content folder, the cache, the home folder and any repository's root.
 */
export function assertReplaceable(out: string, { content, cache }: { readonly content: string; readonly cache: string }): void {
  assertFree(out, [
    { name: 'content', path: content },
    { name: 'cache', path: cache, mayHold: true },
  ]);
}

/** A folder that is to stay when a site is replaced. */
interface KeptFolder {
  /** In words, for messages. */
  readonly name: string;
  readonly path: string;
  /** Whether the site may lie inside it. */
  readonly mayHold?: boolean;
}

/** The same with other folders that are to stay. */
export function assertFree(out: string, kept: readonly KeptFolder[]): void {
  const folder = realFolder(out);
  const refuse = (why: string): never => {
    throw new OutputRefused(`The site cannot be written to ${folder}: ${why}. Name another folder with --out.`);
  };
  if (folder === parse(folder).root) refuse('it is the root of the file system');
  if (folder === realFolder(homedir())) refuse('it is the home folder');
  for (const { name, path, mayHold } of kept) {
    const other = realFolder(path);
    if (isWithin(other, folder)) refuse(`the ${name} folder ${other} lies inside it`);
    if (mayHold !== true && isWithin(folder, other)) refuse(`it lies inside the ${name} folder`);
  }
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) refuse('it is a file');
  const names = readdirSync(folder);
  if (names.includes('.git')) refuse('it is the root of a repository');
  if (names.length > 0 && !holdsRecord(folder))
    refuse(`it is not empty and holds no ${RECORD} of Throughline, so Throughline did not write it`);
}

/** The absolute path with the links of its existing part resolved. */
export function realFolder(path: string): string {
  const absolute = resolve(path);
  if (existsSync(absolute)) return realpathSync(absolute);
  const parent = dirname(absolute);
  return parent === absolute ? absolute : join(realFolder(parent), basename(absolute));
}

/** Whether `path` is `folder` or lies under it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
