import type { Site } from '../core/site.ts';
import type { Synonyms } from './query/synonyms.ts';

/** The synonyms of a site: what its glossary and its themes say. */
export function readSynonyms({ glossary, themes }: Pick<Site, 'glossary' | 'themes'>): Synonyms {
  return {
    glossary: glossary.map(({ term, expansion, aliases }) => [term, expansion, ...aliases]),
    themes: themes.map(({ ref, terms }) => [ref.label, ...terms]),
  };
}
