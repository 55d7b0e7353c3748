import type { Suggestions } from '../../suggestions.ts';
import { isUnspaced, splitWords } from '../../query/tokens.ts';

/** Something that what is typed may be the beginning of. */
export interface Suggestion {
  readonly kind: 'term' | 'theme' | 'briefing';
  readonly label: string;
  /** Said beside it: what a term stands for, the date of a briefing; empty for a theme. */
  readonly note: string;
  /** Path of a page of the site; for a term the words to search for. */
  readonly target: string;
  /** BCP 47; empty for the language of the site. */
  readonly language: string;
}

/** A suggestion with the folded words by which it is found. */
export interface Candidate extends Suggestion {
  readonly names: readonly Name[];
}

interface Name {
  readonly text: string;
  readonly words: readonly string[];
}

/** The most that are shown, in all and of a kind. */
export const mostShown = 5;
const mostOfKind: Readonly<Record<Suggestion['kind'], number>> = { term: 2, theme: 2, briefing: 3 };

/** Themes and terms first: there are few of them, and each gathers what is scattered over many briefings. */
export function listCandidates({ terms, themes, briefings }: Omit<Suggestions, 'total'>): Candidate[] {
  return [
    ...themes.map(({ title, path }): Candidate => ({
      kind: 'theme',
      label: title,
      note: '',
      target: path,
      language: '',
      names: [toName(title)],
    })),
    ...terms.map(({ term, expansion, aliases }): Candidate => {
      const names = [term, expansion, ...aliases].map(toName);
      return { kind: 'term', label: term, note: expansion, target: term, language: '', names };
    }),
    ...briefings.map(({ title, path, date, language }): Candidate => ({
      kind: 'briefing',
      label: title,
      note: date,
      target: path,
      language,
      names: [toName(title)],
    })),
  ];
}

/** The candidates of which each typed word begins a word; those that begin with the whole first. */
export function findSuggestions(typed: string, candidates: readonly Candidate[]): Suggestion[] {
  const { text, words } = toName(typed.trim());
  if (words.length === 0) return [];
  const matching = candidates.filter(({ names }) => names.some((name) => words.every((word) => hasWord(name, word))));
  const begins = ({ names }: Candidate): boolean => names.some((name) => name.text.startsWith(text));
  const [first, rest] = [matching.filter(begins), matching.filter((one) => !begins(one))];
  const left = { ...mostOfKind };
  return [...first, ...rest].filter(({ kind }) => (left[kind] -= 1) >= 0).slice(0, mostShown);
}

function hasWord({ text, words }: Name, word: string): boolean {
  return isUnspaced(word) ? text.includes(word) : words.some((own) => own.startsWith(word));
}

/** Accents and case say nothing to a reader in a hurry. */
function toName(given: string): Name {
  const text = given.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  return { text, words: splitWords(text) };
}
