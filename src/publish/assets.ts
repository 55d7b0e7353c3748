import { join } from 'node:path';
import { deserialize } from 'node:v8';
import type { SiteAssets } from '../core/page-model.ts';
import type { Site } from '../core/site.ts';
import { programModule } from '../program.ts';
import { hexDigestOf } from './digest.ts';
import { readOrMake } from './cached-file.ts';
import type { AssetTask } from './draw-assets.ts';
import { findFontGroups, type FontGroup } from './font-groups.ts';
import type { OutputFile } from './output-file.ts';
import { runInWorkers } from './workers.ts';

/** A file whose name carries a hash of its bytes. */
export interface AssetFile extends OutputFile {
  readonly bytes: Uint8Array;
}

export interface AssetOptions {
  readonly site: { readonly model: Pick<Site['model'], 'base'>; readonly letters: Site['letters'] };
  /** Folder of the package: holds `src/styles`. */
  readonly root: string;
  /** Folder for what may be made again. */
  readonly cache: string;
  /** Names the code. */
  readonly code: string;
}

/** What pages refer to besides other pages. */
export interface Assets {
  readonly assets: SiteAssets;
  readonly files: readonly AssetFile[];
  /** Names all of it. */
  readonly key: string;
}

/** Makes everything pages refer to besides other pages, or takes it from the cache. Of the site only its base path and the letters it uses matter. */
export async function makeAssets(options: AssetOptions): Promise<Assets> {
  const { cache, site, code } = options;
  const groups = findFontGroups([site.letters]);
  const key = hexDigestOf('assets', code, site.model.base, ...groups).slice(0, 22);
  const packed = await readOrMake(join(cache, 'assets', `${key}.bin`), () => makeInWorker(options, groups));
  return { ...(deserialize(packed) as Omit<Assets, 'key'>), key };
}

/** What makes them takes a hundred megabytes, which only the end of its thread gives back, and most builds find them made. */
async function makeInWorker({ root, cache, site }: AssetOptions, groups: readonly FontGroup[]): Promise<Uint8Array> {
  const task: AssetTask = { root, cache, base: site.model.base, groups };
  const [packed] = await runInWorkers<AssetTask, Uint8Array>({
    module: programModule('publish/asset-worker'),
    data: undefined,
    tasks: [task],
  });
  if (packed === undefined) throw new Error('A worker thread made no assets');
  return packed;
}
