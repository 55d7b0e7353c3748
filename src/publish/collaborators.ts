import { resolve } from 'node:path';
import { checkArchive, gateArchive, linkArchive } from '../core/pipeline.ts';
import { readTree } from '../core/read/disk.ts';
import { buildIndex } from '../search/build-index.ts';
import { makeAssets } from './assets.ts';
import { compileRenderer } from './compile.ts';
import { makeFeeds } from './feeds/index.ts';
import { openRenderer } from './renderer.ts';

/** The other parts a build is made of. A test may put another in the place of one. */
export const collaborators = {
  readTree,
  checkArchive,
  gateArchive,
  linkArchive,
  compileRenderer,
  openRenderer,
  makeAssets,
  makeFeeds,
  buildIndex,
  /** The folder of the program: where `src` and `astro.config.mjs` lie. */
  root: resolve(import.meta.dirname, '../..'),
  /** Above this many pages worker threads render. */
  workerThreshold: 300,
} as const;

export type Collaborators = { readonly [Key in keyof typeof collaborators]: Widen<(typeof collaborators)[Key]> };

type Widen<Value> = Value extends number ? number : Value;
