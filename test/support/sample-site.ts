import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { prepareBrowser } from './browser.ts';
import { makeFolder } from './folders.ts';
import { sharedCache } from './shared-cache.ts';

/** Sites built of the sample archive in `content/`, once for all tests of pages. */
export interface SampleSites {
  /** At the root of a host. */
  readonly root: string;
  /** Below `base`. */
  readonly based: string;
  readonly base: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    sample: SampleSites;
  }
}

const asOf = '2026-11-24T00:00:00Z';
const base = '/desk/notes/';

/** Builds the sample sites before the first test, as editors do by command, and removes them after the last. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const folder = makeFolder();
  const sample: SampleSites = { root: join(folder, 'root'), based: join(folder, 'based'), base };
  const { root } = project.config;
  const browser = prepareBrowser();
  // One after the other: the second finds the renderer compiled.
  await buildSample(root, ['--out', sample.root]);
  await buildSample(root, ['--out', sample.based, '--base', base]);
  await browser;
  project.provide('sample', sample);
  return () => rmSync(folder, { recursive: true, force: true });
}

async function buildSample(root: string, options: readonly string[]): Promise<void> {
  const command = [join(root, 'bin/throughline.js'), 'build', '--content', join(root, 'content'), '--cache', sharedCache, '--as-of', asOf];
  await promisify(execFile)(process.execPath, [...command, ...options], { cwd: root });
}
