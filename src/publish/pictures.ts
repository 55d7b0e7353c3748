import { createHash } from 'node:crypto';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Picture } from '../core/model.ts';
import type { PictureModel } from '../core/site.ts';
import { readOrMake } from './cached-file.ts';
import type { OutputFile } from './output-file.ts';
import { PictureUnreadable } from './refusals.ts';

/** Everything besides pixels and width that decides the bytes of a made picture. */
const settings = { quality: 82, effort: 4 } as const;
const version = createHash('sha256')
  .update(JSON.stringify([settings, sharp.versions.sharp, sharp.versions.vips, sharp.versions.webp]))
  .digest('hex')
  .slice(0, 10);

/** Makes the WebP files of one picture: upright, without metadata, never wider than the original. Throws `PictureUnreadable`. */
export async function makePicture(model: PictureModel, original: Picture, cache: string): Promise<OutputFile[]> {
  if (original.digest !== model.digest) throw new Error(`The model of ${model.source} is of another picture`);
  const folder = join(cache, 'pictures');
  return Promise.all(
    model.files.map(async ({ path, width }) => ({
      path,
      bytes: await readOrMake(join(folder, `${model.digest}-${width}-${version}`), () => resizePicture(original, width)),
    })),
  );
}

async function resizePicture({ read, path }: Picture, width: number): Promise<Uint8Array> {
  try {
    return await sharp(read(), { failOn: 'error' }).autoOrient().resize({ width, withoutEnlargement: true }).webp(settings).toBuffer();
  } catch (error) {
    throw new PictureUnreadable(path, error);
  }
}
