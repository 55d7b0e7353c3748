import { gateArchive, linkArchive } from '../core/pipeline.ts';
import { readTree } from '../core/read/disk.ts';
import { packageRoot } from '../program.ts';
import { makeAssets } from './assets.ts';
import { checkWithPauses } from './check-with-pauses.ts';
import { findCodeDigests } from './code-digests.ts';
import { compileRenderer } from './compile.ts';
import { planFeeds } from './feeds/index.ts';
import { planIndex } from './index-products.ts';
import { openRenderer } from './renderer.ts';

/** The other parts a build is made of. A test may put another in the place of one. */
export const collaborators = {
  readTree,
  checkArchive: checkWithPauses,
  gateArchive,
  linkArchive,
  findCodeDigests,
  compileRenderer,
  openRenderer,
  makeAssets,
  planFeeds,
  planIndex,
  /** The folder of the program: where `src` and `astro.config.mjs` lie. */
  root: packageRoot,
  /** Above this many pages worker threads render. */
  workerThreshold: 300,
  /** Milliseconds since 1970. Only asked how long ago files were changed. */
  now: Date.now,
} as const;

export type Collaborators = { readonly [Key in keyof typeof collaborators]: Widen<(typeof collaborators)[Key]> };

type Widen<Value> = Value extends number ? number : Value;
