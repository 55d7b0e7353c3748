import type { Site, SiteEntry } from '../core/site.ts';
import type { IndexFile } from './build-index.ts';
import { indexFolder } from './index-format.ts';

/** In the folder of the index: a `Suggestions`. */
export const suggestionsFile = 'suggestions.json';

/** From the site's root. */
export const suggestionsPath = `${indexFolder}/${suggestionsFile}`;

/** What a reader may mean who begins to type. Paths are relative to the site's root, without a slash at their beginning. */
export interface Suggestions {
  /** Number of all briefings; translations count with their originals. */
  readonly total: number;
  readonly terms: readonly { readonly term: string; readonly expansion: string; readonly aliases: readonly string[] }[];
  readonly themes: readonly { readonly title: string; readonly path: string }[];
  /** The newest that stand, newest first. */
  readonly briefings: readonly SuggestedBriefing[];
}

interface SuggestedBriefing {
  readonly title: string;
  readonly path: string;
  readonly date: string;
  /** BCP 47. */
  readonly language: string;
}

/** Titles that a browser loads in one piece: less than 20 KB on the way. Older briefings are found by searching. */
const newest = 300;

/** The briefings whose titles are suggested. */
export function selectSuggested(entries: Site['entries']): readonly SiteEntry[] {
  const standing = entries.filter(({ standing }) => standing === 'current');
  return standing.slice(-newest).reverse();
}

export function writeSuggestions({ total, entries, themes, glossary }: Pick<Site, 'total' | 'entries' | 'themes' | 'glossary'>): IndexFile {
  const suggestions: Suggestions = {
    total,
    terms: glossary.map(({ term, expansion, aliases }) => ({ term, expansion, aliases })),
    themes: themes.map(({ ref, path }) => ({ title: ref.label, path })),
    briefings: selectSuggested(entries).map(({ id, ref, language }) => ({
      title: ref.title.text,
      path: `briefings/${id}/`,
      date: ref.date.medium,
      language,
    })),
  };
  return { path: suggestionsPath, bytes: new TextEncoder().encode(`${JSON.stringify(suggestions)}\n`) };
}
