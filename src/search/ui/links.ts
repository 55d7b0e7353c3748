import type { Piece } from '../query/excerpt.ts';
import { writeTextFragment } from './text-fragment.ts';

/** The site's root, base path included. */
function siteRoot(): URL {
  return new URL(document.documentElement.dataset.base ?? '/', location.origin);
}

/** Address of a page of the site by its path without base. */
export function pageAddress(path: string): string {
  return new URL(path, siteRoot()).href;
}

export function archiveAddress(): string {
  return pageAddress('archive/');
}

export function searchAddress(): string {
  return pageAddress('search/');
}

/** Address of a passage with the marked words of its excerpt, which the browser then marks on the page too. */
export function passageAddress(path: string, { anchor, excerpt }: { readonly anchor: string; readonly excerpt: readonly Piece[] }): string {
  return `${pageAddress(path)}#${encodeURIComponent(anchor)}${writeTextFragment(excerpt)}`;
}
