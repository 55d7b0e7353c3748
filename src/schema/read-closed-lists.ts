import { readTree } from '../core/read/disk.ts';
import { readVocabulary } from '../import/vocabulary.ts';
import type { ClosedLists } from './make-schemas.ts';

/** Reads the closed lists of a content folder, as far as its files are in order. */
export function readClosedLists(folder: string): ClosedLists {
  const { publication, themes, slugs } = readVocabulary(readTree(folder));
  const known = { themes: themes.map(({ id }) => id), briefings: [...slugs] };
  if (publication === undefined) return known;
  const { authors, regions = {}, sectors = {}, kinds } = publication;
  return {
    ...known,
    authors: Object.keys(authors),
    regions: Object.keys(regions),
    sectors: Object.keys(sectors),
    kinds: Object.keys(kinds),
  };
}
