import { imageSize } from 'image-size';
import type { Image } from 'mdast';
import { posix } from 'node:path';
import { foldName } from '../../core/text/fold.ts';
import type { Replacement } from '../body/replace-links.ts';
import type { Draft } from '../draft.ts';
import { makeSlug } from '../slug.ts';
import type { PlannedFile, Surroundings } from './plan.ts';

const EXTENSIONS: Readonly<Record<string, string>> = { png: 'png', jpg: 'jpg', webp: 'webp', avif: 'avif', gif: 'gif', heif: 'avif' };
const MAX_PICTURE = 20 * 1024 * 1024;

/** Pictures beside one briefing, as they are placed one after the other. */
export interface PicturePlaces {
  readonly folder: string;
  readonly slug: string;
  /** Bytes in the archive, by path with case folded. */
  readonly find: (path: string) => Uint8Array | undefined;
  readonly files: PlannedFile[];
}

/** Finds the file beside the briefing that a picture of the source becomes. */
export function placePicture({ url }: Image, draft: Draft, around: Surroundings, places: PicturePlaces): Replacement {
  if (/^https?:\/\//iu.test(url)) {
    return { link: url, why: `\`${url}\` is elsewhere and not fetched: it is a link now` };
  }
  const found = findBytes(url, draft, around);
  if ('why' in found) return found;
  const extension = typeOf(found.bytes);
  if (extension === undefined) return { why: `\`${found.name}\`, which is no PNG, JPEG, WebP, AVIF or GIF picture` };
  if (found.bytes.length > MAX_PICTURE) return { why: `\`${found.name}\`, which has over ${MAX_PICTURE / 1048576} MB` };
  const path = placeBytes(found.bytes, makeSlug(found.name.replace(/\.[^.]*$/u, '')), extension, places);
  return { address: encodeURI(posix.basename(path)) };
}

function findBytes(url: string, draft: Draft, around: Surroundings): ReturnType<Surroundings['findPicture']> {
  const own = draft.pictures.get(url);
  if (own !== undefined) return { name: `picture ${url.replace(/^\D*/u, '')}`, bytes: own };
  if (url === 'elsewhere:' || url === '') return { why: 'a picture that the document only names and does not hold' };
  return around.findPicture(url, draft);
}

function typeOf(bytes: Uint8Array): string | undefined {
  try {
    return EXTENSIONS[imageSize(bytes).type ?? ''];
  } catch {
    return undefined;
  }
}

/** Pictures carry the briefing's name, so that they go with it when it is renamed. The same bytes stand once. */
function placeBytes(bytes: Uint8Array, stem: string, extension: string, { folder, slug, find, files }: PicturePlaces): string {
  const base = stem.startsWith(slug) ? stem : `${slug}-${stem === '' ? 'picture' : stem}`.slice(0, 90).replace(/-+$/u, '');
  for (let number = 1; ; number += 1) {
    const path = `${folder}/${base}${number === 1 ? '' : `-${number}`}.${extension}`;
    const there = files.find((file) => foldName(file.path) === foldName(path))?.bytes ?? find(foldName(path));
    if (there !== undefined && Buffer.compare(there, bytes) === 0) return path;
    if (there !== undefined) continue;
    files.push({ path, bytes });
    return path;
  }
}
