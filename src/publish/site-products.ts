import { join } from 'node:path';
import type { Archive } from '../core/model.ts';
import type { PictureModel, Site } from '../core/site.ts';
import { digestOf } from '../core/text/digest.ts';
import type { Assets } from './assets.ts';
import type { BuildStage } from './build-options.ts';
import type { Collaborators } from './collaborators.ts';
import { hexDigestOf } from './digest.ts';
import type { Job } from './job.ts';
import type { OutputFile } from './output-file.ts';
import { type Product, toProduct } from './product.ts';
import { readPublicFiles } from './public-files.ts';

/** A product, and the stage of the build in which it is made. */
export interface StagedProduct extends Product {
  readonly stage: BuildStage;
}

/** Everything of a site but its pages and its manifest. */
export function planProducts({ options, root }: Job, parts: Collaborators, site: Site, archive: Archive, made: Assets): StagedProduct[] {
  const inStage = (stage: BuildStage, products: readonly Product[]): StagedProduct[] => products.map((product) => ({ ...product, stage }));
  return [
    ...inStage(
      'assets',
      made.files.map((file) => toProduct(file, file.path)),
    ),
    ...inStage('assets', readPublicFiles(join(root, 'public'), site, made.assets).map(toFileProduct)),
    ...inStage(
      'pictures',
      site.pictures.map((model) => planPicture(model, archive, options.cache)),
    ),
    ...inStage('feeds', parts.planFeeds(site)),
    ...inStage('search', options.search === false ? [] : parts.planIndex(site, { cache: options.cache })),
  ];
}

const toFileProduct = (file: OutputFile): Product => toProduct(file, hexDigestOf(file.bytes));

function planPicture(model: PictureModel, archive: Archive, cache: string): Product {
  const { source, digest, files } = model;
  return {
    id: `picture ${files[0]?.path ?? source}`,
    key: digestOf(digest, ...files.map(({ path }) => path)),
    paths: files.map(({ path }) => path),
    make: async () => {
      const { makePicture } = await import('./pictures.ts');
      const original = archive.pictures.get(source);
      if (!original) throw new Error(`A page shows the picture ${source}, which the archive does not hold`);
      return makePicture(model, original, cache);
    },
  };
}
