import { imageSize } from 'image-size';
import type { Image } from 'mdast';
import { posix } from 'node:path';
import type { Replacement } from '../body/replace-links.ts';
import type { Draft } from '../draft.ts';
import { PICTURE, showSize } from '../sizes.ts';
import { makeSlug } from '../slug.ts';
import type { PlannedFile, Surroundings } from './plan.ts';

const EXTENSIONS: Readonly<Record<string, string>> = { png: 'png', jpg: 'jpg', webp: 'webp', avif: 'avif', gif: 'gif', heif: 'avif' };

/** Where the pictures of one briefing are placed. */
export interface PicturePlaces {
  readonly folder: string;
  readonly slug: string;
  /** Whether a path has these bytes, in the archive or among what is planned; undefined where nothing has it. */
  readonly isSame: (path: string, bytes: Uint8Array) => boolean | undefined;
  readonly add: (file: PlannedFile) => void;
}

/** Finds the file beside the briefing that a picture of the source becomes. */
export function placePicture({ url }: Image, draft: Draft, around: Surroundings, places: PicturePlaces): Replacement {
  const found = findBytes(url, draft, around);
  if ('why' in found && /^https?:\/\//iu.test(url)) return { link: url, why: `\`${url}\` is elsewhere and not fetched: it is a link now` };
  if ('why' in found) return found;
  const extension = typeOf(found.bytes);
  if (extension === undefined) return { why: `\`${found.name}\`, which is no PNG, JPEG, WebP, AVIF or GIF picture` };
  if (found.bytes.length > PICTURE.most) return { why: `\`${found.name}\`, which has over ${showSize(PICTURE.most)}` };
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
function placeBytes(bytes: Uint8Array, stem: string, extension: string, { folder, slug, isSame, add }: PicturePlaces): string {
  const base = stem.startsWith(slug) ? stem : `${slug}-${stem === '' ? 'picture' : stem}`.slice(0, 90).replace(/-+$/u, '');
  for (let number = 1; ; number += 1) {
    const path = `${folder}/${base}${number === 1 ? '' : `-${number}`}.${extension}`;
    const same = isSame(path, bytes);
    if (same === true) return path;
    if (same === false) continue;
    add({ path, bytes });
    return path;
  }
}
