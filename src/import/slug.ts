import { foldName } from '../core/text/fold.ts';
import { ID } from '../core/text/id.ts';
import type { ImportProblem } from './problem.ts';

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

/** The slug that a briefing is to have: as an editor gave it, else the first of its names that has letters. */
export function chooseSlug(given: string | undefined, names: readonly (string | undefined)[]): string | ImportProblem {
  const slug = given ?? names.map((name) => makeSlug(name ?? '')).find((name) => name !== '') ?? '';
  if (ID.test(slug) && slug.length <= 100) return slug;
  const reason =
    slug === ''
      ? 'Unexpected title without letters, expected one to make an address of'
      : `Unexpected slug \`${slug}\`, expected lower-case letters, digits and single hyphens`;
  return { code: 'import-slug', reason, fix: 'give it a title or a slug with letters' };
}

/** The slug itself, or with the first number from 2 on that makes it free. */
export function findFreeSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
