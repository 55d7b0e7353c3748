import { foldName } from '../core/text/fold.ts';

const MAX = 80;

/** The slug of a title: lower case, accents off Latin letters, what is neither letter nor digit a hyphen. Empty when nothing is left. */
export function makeSlug(title: string): string {
  const words = foldName(title)
    .replace(/[’'.]/gu, '')
    .replace(/ß/gu, 'ss')
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{Ll}\p{Lo}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.reduce((slug, word) => (slug === '' ? word.slice(0, MAX) : slug.length + word.length < MAX ? `${slug}-${word}` : slug), '');
}

/** The slug itself, or with the first number from 2 on that makes it free. */
export function findFreeSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
