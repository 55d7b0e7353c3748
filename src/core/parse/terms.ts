import type { GlossaryEntry, Lexicon } from '../model.ts';

/** Finds the phrases of a lexicon in text: whole words, any case. Made once per lexicon. */
export interface Matcher {
  /** Every term of the glossary, and every other form of it. */
  readonly glossaryForms: ReadonlySet<string>;
  /** Ids of the themes whose terms occur, in the lexicon's order. */
  themesIn: (text: string) => string[];
  /** First occurrence of a theme's terms. */
  findTheme: (theme: string, text: string) => { readonly index: number; readonly term: string } | undefined;
  /** Every glossary term that occurs, by position; the longest at each. */
  glossaryIn: (text: string) => { readonly index: number; readonly length: number; readonly entry: GlossaryEntry }[];
}

/** Compiles a lexicon. */
export function makeMatcher(lexicon: Pick<Lexicon, 'themes' | 'glossary'>): Matcher {
  const themes = lexicon.themes.map(({ id, terms }) => ({ id, find: makeFinder(terms) }));
  const byId = new Map(themes.map(({ id, find }) => [id, find]));
  const entries = new Map<string, GlossaryEntry>();
  for (const entry of lexicon.glossary) for (const form of [entry.term, ...(entry.aliases ?? [])]) entries.set(form, entry);
  const glossary = entries.size === 0 ? undefined : phrasePattern([...entries.keys()], 'gu');
  return {
    glossaryForms: new Set(entries.keys()),
    themesIn: (text) => {
      const lower = text.toLowerCase();
      return themes.filter(({ find }) => find(text, lower) !== undefined).map(({ id }) => id);
    },
    findTheme: (theme, text) => byId.get(theme)?.(text, text.toLowerCase()),
    glossaryIn: (text) => (glossary === undefined ? [] : findEntries(text, glossary, entries)),
  };
}

type Finder = (text: string, lower: string) => { readonly index: number; readonly term: string } | undefined;

/** Looks for plain beginnings of the phrases first: most texts have none, and a pattern with word boundaries costs far more. */
function makeFinder(phrases: readonly string[]): Finder {
  const pattern = phrasePattern(phrases, 'iu');
  const beginnings = [...new Set(phrases.map((phrase) => phrase.trim().split(/\s/u)[0]?.toLowerCase() ?? ''))];
  return (text, lower) => {
    if (!beginnings.some((beginning) => lower.includes(beginning))) return undefined;
    const match = pattern.exec(text);
    return match === null ? undefined : { index: match.index, term: match[0] };
  };
}

function findEntries(
  text: string,
  pattern: RegExp,
  entries: ReadonlyMap<string, GlossaryEntry>,
): { index: number; length: number; entry: GlossaryEntry }[] {
  const found = [];
  for (const match of text.matchAll(pattern)) {
    const entry = entries.get(match[0]);
    if (entry !== undefined) found.push({ index: match.index, length: match[0].length, entry });
  }
  return found;
}

/** Languages written without spaces have no word boundaries to ask for. */
function phrasePattern(phrases: readonly string[], flags: string): RegExp {
  const alternatives = [...phrases]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((phrase) => {
      const words = phrase
        .trim()
        .replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
        .replace(/\s+/gu, '\\s+');
      const before = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(phrase) ? '' : '(?<![\\p{L}\\p{N}])';
      const after = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(phrase) ? '' : '(?![\\p{L}\\p{N}])';
      return `${before}${words}${after}`;
    });
  return new RegExp(alternatives.join('|') || '(?!)', flags);
}
