import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { build } from '../../src/publish/build.ts';
import type { BuildOptions, BuildResult } from '../../src/publish/build-options.ts';
import { type Collaborators, collaborators } from '../../src/publish/collaborators.ts';
import { listFiles, makeFolder, writeFiles } from './folders.ts';
import type { Files } from './sample-files.ts';
import { sharedCache } from './shared-cache.ts';

export { sharedCache };

export const defaultAsOf = '2026-03-01T09:00:00Z';

/** A content folder and the site made of it. */
export interface BuiltSite {
  readonly folder: string;
  readonly content: string;
  readonly out: string;
  readonly result: BuildResult;
  readonly checked: BuildResult['checked'];
  /** A file of the site as text. */
  readonly read: (path: string) => string;
  /** Paths of the site's files, sorted. */
  readonly files: () => string[];
  readonly remove: () => void;
}

export type SiteOptions = Partial<BuildOptions> & { readonly parts?: Partial<Collaborators> };

/** Writes an archive into a temporary folder and builds it there. The folder goes when the test ends. */
export async function buildSite(files: Files, options: SiteOptions = {}): Promise<BuiltSite> {
  const folder = makeFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return buildSiteIn(folder, files, options);
}

/** The same in a folder of the caller's: for hooks, and to build twice into one folder. */
export async function buildSiteIn(folder: string, files: Files, { parts, ...options }: SiteOptions = {}): Promise<BuiltSite> {
  const content = join(folder, 'content');
  const out = join(folder, 'dist');
  rmSync(content, { recursive: true, force: true });
  writeFiles(content, files);
  const result = await build({ content, out, cache: sharedCache, asOf: defaultAsOf, ...options }, { ...collaborators, ...parts });
  return {
    folder,
    content,
    out,
    result,
    checked: result.checked,
    read: (path) => readFileSync(join(out, path), 'utf8'),
    files: () => listFiles(out),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
