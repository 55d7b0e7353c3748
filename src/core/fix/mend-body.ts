import { posix } from 'node:path';
import type { Change, Found } from './propose-fix.ts';

/**
 * A heading of the level that is wanted in its place. One with headings below it, or with one of its own level after it that would then
 * be below it, is left alone: which of them are meant to belong together is not known.
 */
export function mendHeading({ diagnostic: { place, fix }, text, here }: Found): Change | undefined {
  const marks = /^(#+)[ \t]/u.exec(here)?.[1];
  const wanted = /`(#{2,4})`/u.exec(fix)?.[1];
  if (marks === undefined || wanted === undefined) return undefined;
  const next = nextLevel(text.slice(place.end.offset));
  const mayChange = marks === '#' ? next <= 1 : next <= wanted.length;
  return mayChange ? { start: place.start.offset, end: place.start.offset + marks.length, text: wanted } : undefined;
}

/** Level of the first heading in a text; 0 without one. */
function nextLevel(text: string): number {
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gmu, '');
  return /^(#{1,6})(?=[ \t])/mu.exec(prose)?.[1]?.length ?? 0;
}

/** The one file that is meant by an address on the site, such as `/briefings/slug/`, or by one that lacks `.md`. */
export function findFile(address: string, from: string, paths: readonly string[]): string | undefined {
  const onSite = /^\/(briefings|themes)\/([^/]+)\/?$/u.exec(address);
  if (onSite === null) {
    const path = posix.join(posix.dirname(from), `${address}.md`);
    return paths.includes(path) ? path : undefined;
  }
  const [, folder = '', id = ''] = onSite;
  const isIt = (path: string): boolean =>
    folder === 'themes'
      ? path === `themes/${id}.md`
      : path.startsWith('briefings/') && path.slice(path.lastIndexOf('/') + 12) === `${id}.md`;
  const found = paths.filter(isIt);
  return found.length === 1 ? found[0] : undefined;
}
