import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from '../../src/publish/build.ts';
import { type Collaborators, collaborators } from '../../src/publish/collaborators.ts';
import type { Product } from '../../src/publish/product.ts';
import { copyEntry } from './copy-entry.ts';
import { describeDifference, listDiffering } from './differences.ts';
import type { Desk, Outcome } from './edits/edit.ts';
import { makeFolder, readFolder } from './folders.ts';
import { livingAsOf, readLivingArchive } from './living-archive.ts';
import { makeRandom } from './random.ts';
import type { Files } from './sample-files.ts';
import { seedCache } from './seed-cache.ts';
import { sharedCache } from './shared-cache.ts';

/** A desk whose archive is built again and again into one folder, and beside it from nothing. */
export interface OpenDesk extends Desk {
  /** Builds both ways and says how they ended. */
  readonly compare: () => Promise<Comparison>;
  /** Puts archive, instant and program back as they were when `compare` last built a site. */
  readonly revert: () => void;
  readonly close: () => void;
}

export interface Comparison extends Outcome {
  /** What is wrong, in words; absent when both ways give the same. */
  readonly fault?: string;
  /** Paths of the site's files that are not as they were before. */
  readonly changed: readonly string[];
}

type Site = Readonly<Record<string, string>>;
type State = Pick<Desk, 'files' | 'asOf' | 'base' | 'site' | 'parts'>;

interface Built {
  readonly outcome: Outcome;
  readonly site: Site;
}

/** Opens the living archive on a desk of its own, and builds it once. */
export async function openDesk(seed: number): Promise<OpenDesk> {
  const folder = makeFolder();
  const at = (name: string): string => join(folder, name);
  const shared = makeSharedParts();
  const cleanParts: typeof shared = { ...shared, makeAssets: (options) => collaborators.makeAssets({ ...options, cache: sharedCache }) };
  let number = 100;
  let written: Files = {};
  let last: (Built & { readonly state: State }) | undefined;
  const desk: OpenDesk = {
    files: await readLivingArchive(),
    asOf: livingAsOf,
    base: undefined,
    site: undefined,
    parts: {},
    random: makeRandom(seed),
    count: () => (number += 1),
    content: at('content'),
    out: at('dist'),
    cache: at('cache'),
    scratch: at('scratch'),
    attempt: (parts = {}) => {
      written = writeChanges(desk.content, written, desk.files);
      return tryBuild(desk, desk, { ...shared, ...desk.parts, ...parts });
    },
    compare: async () => {
      const before = last;
      const outcome = await desk.attempt();
      // A clean build is a function of the state: what happened to the folders alone cannot change it.
      const clean = before && isAs(desk, before.state) ? before : await buildClean(desk, at('clean-'), cleanParts);
      if (outcome.built) last = { ...clean, state: keepState(desk) };
      const isSame = outcome.text === clean.outcome.text;
      const fault = isSame ? describeDifference(last?.site ?? {}, readFolder(desk.out)) : `${outcome.text}\nClean: ${clean.outcome.text}`;
      return { ...outcome, ...(fault !== undefined && { fault }), changed: listDiffering(before?.site ?? {}, last?.site ?? {}) };
    },
    revert: () => Object.assign(desk, last?.state),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
  mkdirSync(desk.scratch);
  await buildFirst(desk);
  return desk;
}

const keepState = ({ files, asOf, base, site, parts }: Desk): State => ({ files, asOf, base, site, parts });

const isAs = (desk: Desk, state: State): boolean => Object.entries(state).every(([key, value]) => desk[key as keyof State] === value);

async function buildFirst(desk: OpenDesk): Promise<void> {
  await seedCache(desk.cache);
  const { fault, built, text } = await desk.compare();
  if (fault !== undefined || !built) throw new Error(`The archive cannot be built: ${fault ?? text}`);
}

/**
 * Parts that make nothing twice whose bytes hang on nothing but what they are given: the names of the code, the renderer and the search
 * index. Whether a build asks for them is not changed by that.
 */
function makeSharedParts(): Partial<Collaborators> {
  const indexes = new Map<string, ReturnType<Collaborators['planIndex']>>();
  return {
    findCodeDigests: (root) => collaborators.findCodeDigests(root, sharedCache),
    compileRenderer: (options) => collaborators.compileRenderer({ ...options, cache: sharedCache }),
    planIndex: (site) => {
      const key = JSON.stringify([site.model.language, site.entries.map(copyEntry)]);
      const index = indexes.get(key) ?? collaborators.planIndex(site).map(makeOnce);
      indexes.set(key, index);
      return index;
    },
  };
}

function makeOnce(product: Product): Product {
  let made: ReturnType<Product['make']> | undefined;
  return { ...product, make: () => (made ??= product.make()) };
}

/** Builds what the desk holds into a new folder, with a new cache. */
async function buildClean(desk: Desk, prefix: string, parts: Partial<Collaborators>): Promise<Built> {
  const folder = mkdtempSync(prefix);
  const out = join(folder, 'dist');
  const outcome = await tryBuild(desk, { out, cache: join(folder, 'cache') }, { ...parts, ...desk.parts });
  const site = outcome.built ? readFolder(out) : {};
  rmSync(folder, { recursive: true });
  return { outcome, site };
}

async function tryBuild(
  { content, asOf, base, site }: Desk,
  { out, cache }: Pick<Desk, 'out' | 'cache'>,
  parts: Partial<Collaborators>,
): Promise<Outcome> {
  const options = { content, out, cache, asOf, ...(base !== undefined && { base }), ...(site !== undefined && { site }) };
  try {
    const result = await build(options, { ...collaborators, ...parts });
    // How much was written is all that may differ.
    if (result.ok) return { built: true, text: JSON.stringify({ ...result, checked: undefined, written: undefined }) };
    const errors = result.checked.diagnostics.filter(({ severity }) => severity === 'error');
    return { built: false, text: errors.map(({ file, ruleId, reason }) => `${file} ${ruleId} ${reason}`).join('\n') };
  } catch (error) {
    return { built: false, text: String(error) };
  }
}

/** Writes what changed and removes what went, so that other files keep their times. */
function writeChanges(folder: string, before: Files, after: Files): Files {
  for (const path of Object.keys(before)) if (after[path] === undefined) rmSync(join(folder, path));
  for (const [path, content] of Object.entries(after)) {
    if (before[path] === content) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return after;
}
