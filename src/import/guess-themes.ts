import { makeMatcher } from '../core/parse/terms.ts';
import type { Section } from './sections.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Themes whose terms a text uses, and in how many passages; the likeliest lead first. */
export interface ThemeUse {
  readonly id: string;
  readonly passages: number;
}

/** For messages: `decoupling (2 passages), licensing (1 passage)`. */
export const describeUses = (uses: readonly ThemeUse[]): string =>
  uses.map(({ id, passages }) => `${id} (${passages} ${passages === 1 ? 'passage' : 'passages'})`).join(', ');

interface Counted extends ThemeUse {
  readonly weight: number;
  readonly first: number;
}

/**
 * Ranks the themes that a text uses by the passages that use their terms; a judgement counts twice. A theme that contains others
 * stands for them and comes before them. Of equals, the one used first leads.
 */
export function guessThemes(sections: readonly Section[], judgements: Section | undefined, themes: Vocabulary['themes']): ThemeUse[] {
  const parents = new Map(themes.map(({ id, parent }) => [id, parent]));
  const uses = themes.map(({ id }) => countUses(sections, judgements, id, themes));
  const used = uses.filter(({ passages }) => passages > 0);
  const own = new Set(used.filter(({ id }) => countOwn(sections, id, themes) > 0).map(({ id }) => id));
  const isCovered = (id: string): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (own.has(parent) || isCovered(parent));
  };
  const ranked = used.filter(({ id }) => own.has(id)).sort((a, b) => b.weight - a.weight || a.first - b.first || (a.id < b.id ? -1 : 1));
  return [...ranked.filter(({ id }) => !isCovered(id)), ...ranked.filter(({ id }) => isCovered(id))].map(strip);
}

function countUses(sections: readonly Section[], judgements: Section | undefined, id: string, themes: Vocabulary['themes']): Counted {
  const terms = themes.filter((theme) => isWithin(theme.id, id, themes)).flatMap((theme) => theme.terms);
  const matcher = makeMatcher({ themes: [{ id, terms }], glossary: [] });
  const texts = sections.map(wholeText);
  const passages = texts.filter((text) => matcher.themesIn(text).length > 0).length;
  const inJudgements = judgements !== undefined && matcher.themesIn(wholeText(judgements)).length > 0;
  const first = matcher.findTheme(id, texts.join('\n'))?.index ?? Infinity;
  return { id, passages, weight: passages + (inJudgements ? 1 : 0), first };
}

function countOwn(sections: readonly Section[], id: string, themes: Vocabulary['themes']): number {
  const terms = themes.find((theme) => theme.id === id)?.terms ?? [];
  const matcher = makeMatcher({ themes: [{ id, terms }], glossary: [] });
  return sections.filter((section) => matcher.themesIn(wholeText(section)).length > 0).length;
}

/** Whether a theme is another, or is contained in it; a circle of parents ends the search. */
function isWithin(id: string, ancestor: string, themes: Vocabulary['themes']): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = themes.find((theme) => theme.id === at)?.parent) {
    if (at === ancestor) return true;
    seen.add(at);
  }
  return false;
}

const wholeText = ({ title, text }: Section): string => `${title}\n${text}`;

const strip = ({ id, passages }: Counted): ThemeUse => ({ id, passages });
