import { join } from 'node:path';
import type { DevSite } from '../../astro/dev.ts';
import type { PageModel } from '../../core/page-model.ts';
import type { PictureModel, Site } from '../../core/site.ts';
import { makeFeeds } from '../../publish/feeds/index.ts';
import type { OutputFile } from '../../publish/output-file.ts';
import { makePicture } from '../../publish/pictures.ts';
import { readPublicFiles } from '../../publish/public-files.ts';
import { buildIndex } from '../../search/build-index.ts';
import { readSynonyms } from '../../search/site-synonyms.ts';
import { suggestionsPath, writeSuggestions } from '../../search/suggestions.ts';
import { packageRoot } from '../../program.ts';

interface Made extends Pick<DevSite & { ok: true }, 'diagnostics' | 'archive' | 'asOf' | 'withheld' | 'assets'> {
  readonly site: Site;
  readonly files: readonly OutputFile[];
  readonly cache: string;
}

type Bytes = OutputFile['bytes'] | undefined;

/** A site to look at. Pages, feeds, pictures and the index are made when they are asked for. */
export function makeDevSite(made: Made): DevSite & { ok: true } {
  const { site, assets, diagnostics, archive, asOf, withheld } = made;
  const plans = new Map(site.pages.map((plan) => [plan.path, plan]));
  const known = new Map<string, PageModel>();
  const findPage = (path: string): PageModel | undefined => {
    const page = known.get(path) ?? plans.get(path)?.make();
    if (page !== undefined) known.set(path, page);
    return page;
  };
  return { ok: true, site, assets, diagnostics, archive, asOf, withheld, findPage, ...makeFileReaders(made) };
}

function makeFileReaders({ archive, site, assets, files, cache }: Made): { readFixed: ReadFile; readFile: ReadFile } {
  const feeds = once(async () => [...(await makeFeeds(site)), ...readPublicFiles(join(packageRoot, 'public'), site, assets)]);
  const index = once(() => buildIndex(site.entries, { language: site.model.language, synonyms: readSynonyms(site) }));
  const find = (among: readonly OutputFile[], path: string): Bytes => among.find((file) => file.path === path)?.bytes;
  const readPicture = async (model: PictureModel, path: string): Promise<Bytes> => {
    const original = archive.pictures.get(model.source);
    return original === undefined ? undefined : find(await makePicture(model, original, cache), path);
  };
  const readFixed: ReadFile = async (path) => {
    const picture = site.pictures.find((model) => model.files.some((file) => file.path === path));
    return picture === undefined ? find(files, path) : readPicture(picture, path);
  };
  const readFile: ReadFile = async (path) => {
    if (path === suggestionsPath) return writeSuggestions(site).bytes;
    if (path.startsWith('pagefind/')) return find(await index(), path);
    return (await readFixed(path)) ?? find(await feeds(), path);
  };
  return { readFixed, readFile };
}

type ReadFile = (path: string) => Promise<Bytes>;

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
