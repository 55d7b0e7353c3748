import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Picture } from '../core/model.ts';
import type { PictureModel } from '../core/page-model.ts';
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
    model.files.map(async ({ path, width }) => {
      const entry = join(folder, `${model.digest}-${width}-${version}`);
      const kept = readEntry(entry);
      if (kept) return { path, bytes: kept };
      const bytes = await resizePicture(original, width);
      mkdirSync(folder, { recursive: true });
      writeEntry(entry, bytes);
      return { path, bytes };
    }),
  );
}

async function resizePicture({ read, path }: Picture, width: number): Promise<Uint8Array> {
  try {
    return await sharp(read(), { failOn: 'error' }).autoOrient().resize({ width, withoutEnlargement: true }).webp(settings).toBuffer();
  } catch (error) {
    throw new PictureUnreadable(path, error);
  }
}

const digestLength = 32;

/** The bytes of a cache entry, which begins with their SHA-256; undefined when there is none or it is damaged. */
function readEntry(path: string): Uint8Array | undefined {
  let entry: Buffer;
  try {
    entry = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const bytes = entry.subarray(digestLength);
  return hash(bytes).equals(entry.subarray(0, digestLength)) ? bytes : undefined;
}

/** Atomic: a build that is killed or runs beside this one never leaves or sees half an entry. */
function writeEntry(path: string, bytes: Uint8Array): void {
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, Buffer.concat([hash(bytes), bytes]));
  renameSync(fresh, path);
}

function hash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
