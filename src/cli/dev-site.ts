import { join, resolve } from 'node:path';
import type { DevSite } from '../astro/dev.ts';
import type { Archive, FileStore } from '../core/model.ts';
import type { PictureModel, Site, SiteAssets } from '../core/page-model.ts';
import { checkArchive, gateArchive, linkArchive } from '../core/pipeline.ts';
import { readTree } from '../core/read/disk.ts';
import { makeAssets } from '../publish/assets.ts';
import { findCodeDigests } from '../publish/code-digests.ts';
import { makeFeeds } from '../publish/feeds/index.ts';
import type { OutputFile } from '../publish/output-file.ts';
import { makePicture } from '../publish/pictures.ts';
import { readPublicFiles } from '../publish/public-files.ts';
import { makeTimeLimit } from '../publish/time-limit.ts';
import { buildIndex } from '../search/build-index.ts';
import { resolveAsOf } from './as-of.ts';
import { address } from './address.ts';
import { findTimeZone, packageRoot } from './content.ts';
import type { SharedOptions } from './options.ts';

/** Reads the content folder and makes of it the site that editors see, or says what is wrong. Feeds, pictures and the index are made when asked for. */
export async function loadDevSite(options: Omit<SharedOptions, 'out' | 'format'>, store: FileStore): Promise<DevSite> {
  const tree = readTree(resolve(options.content));
  const asOf = resolveAsOf(options.asOf, findTimeZone(tree));
  const { archive, diagnostics } = checkArchive(tree, { asOf, ...address(options), store, timeLimit: makeTimeLimit() });
  if (archive === undefined) return { ok: false, diagnostics };
  const { site } = linkArchive(gateArchive(archive, asOf, 'editors').published);
  const cache = resolve(options.cache);
  const { whole: code } = findCodeDigests(packageRoot, cache);
  const { assets, files } = await makeAssets({ site, root: packageRoot, cache, code });
  return { ok: true, site, assets, readFile: makeFileReader({ archive, site, assets, files, cache }) };
}

interface Made {
  readonly archive: Archive;
  readonly site: Site;
  readonly assets: SiteAssets;
  readonly files: readonly OutputFile[];
  readonly cache: string;
}

type Bytes = OutputFile['bytes'] | undefined;

function makeFileReader({ archive, site, assets, files, cache }: Made): (path: string) => Promise<Bytes> {
  const feeds = once(async () => [...(await makeFeeds(site)), ...readPublicFiles(join(packageRoot, 'public'), site, assets)]);
  const index = once(() => buildIndex(site.entries, { language: site.model.language }));
  const find = (among: readonly OutputFile[], path: string): Bytes => among.find((file) => file.path === path)?.bytes;
  const readPicture = async (model: PictureModel, path: string): Promise<Bytes> => {
    const original = archive.pictures.get(model.source);
    return original === undefined ? undefined : find(await makePicture(model, original, cache), path);
  };
  return async (path) => {
    const picture = site.pictures.find((model) => model.files.some((file) => file.path === path));
    if (picture !== undefined) return readPicture(picture, path);
    if (path.startsWith('pagefind/')) return find(await index(), path);
    return find(files, path) ?? find(await feeds(), path);
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
