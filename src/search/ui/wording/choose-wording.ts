import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import type { Wording } from './wording.ts';

/** By primary subtag. */
const known: ReadonlyMap<string, Wording> = new Map([
  ['de', german],
  ['en', english],
  ['zh', chinese],
]);

/** The words for a page's language, BCP 47; English for a language without words of its own. */
export function chooseWording(language: string): Wording {
  return known.get(language.split('-')[0] ?? '') ?? english;
}
