import { foldPlural, isUnspaced, splitWords } from './tokens.ts';
import { isStopWord } from './stop-words.ts';

/** What the publication says belongs together, in its own words. */
export interface Synonyms {
  /** One list for each entry of the glossary, of forms that mean the same: term, expansion, aliases. */
  readonly glossary: readonly (readonly string[])[];
  /** One list for each theme: its name, then the phrases that signal it. */
  readonly themes: readonly (readonly string[])[];
}

export const noSynonyms: Synonyms = { glossary: [], themes: [] };

/** Words of a query for which others may stand. */
export interface Part {
  /** Telling words only, as the query has them. */
  readonly words: readonly string[];
  readonly others: readonly Other[];
}

export interface Other {
  /** As the publication writes it. */
  readonly phrase: string;
  /** How much a mention of it counts; a mention of the part's own words counts 1. */
  readonly weight: number;
}

/** The forms of a glossary entry mean the same; a theme's phrases only point to it. */
const weights = { glossary: 0.8, theme: 0.4 };

/** A theme may have many phrases: the first that say something new are used. */
const mostOthers = 6;

/**
 * Finds the parts of a query that the publication has other words for. The name of a theme leads to its phrases, and each of these to the
 * name, but not to each other.
 * @param words of the query, outside quotation marks, in order
 */
export function findParts(words: readonly string[], { glossary, themes }: Synonyms, language: string): Part[] {
  const asked = tell(words, language);
  const glossed = glossary.flatMap((forms) => findPart(asked, { from: forms, to: forms, weight: weights.glossary, language }));
  const themed = themes.flatMap(([name = '', ...phrases]) => {
    const named = findPart(asked, { from: [name], to: phrases, weight: weights.theme, language });
    return named.length > 0 ? named : findPart(asked, { from: phrases, to: [name], weight: weights.theme, language });
  });
  return [...glossed, ...themed];
}

interface Relation {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly weight: number;
  readonly language: string;
}

/** The longest of the forms that the query holds, with the forms that say something else. */
function findPart(asked: readonly string[], { from, to, weight, language }: Relation): Part[] {
  const forms = from.map((form) => tell(splitWords(form), language));
  const spans = forms.map((form) => ({ form, words: findSpan(asked, form) }));
  const { form, words } = spans.reduce((longest, span) => (span.words.length > longest.words.length ? span : longest), noSpan);
  if (words.length === 0) return [];
  const others: Other[] = [];
  const known = [form.map(foldPlural)];
  for (const phrase of to) {
    const folded = tell(splitWords(phrase), language).map(foldPlural);
    if (folded.length === 0 || known.some((one) => one.every((word) => folded.includes(word)))) continue;
    known.push(folded);
    others.push({ phrase, weight });
  }
  return others.length === 0 ? [] : [{ words, others: others.slice(0, mostOthers) }];
}

interface Span {
  readonly form: readonly string[];
  readonly words: readonly string[];
}

const noSpan: Span = { form: [], words: [] };

/** The words of the query that say the form, or none. */
function findSpan(asked: readonly string[], form: readonly string[]): readonly string[] {
  if (form.length === 0) return [];
  if (form.some(isUnspaced)) return findUncut(asked, form.join(''));
  const start = asked.findIndex((_, index) => form.every((word, offset) => foldPlural(asked[index + offset] ?? '') === foldPlural(word)));
  return start === -1 ? [] : asked.slice(start, start + form.length);
}

/** Words that say a text without spaces, wherever the index cuts it. */
function findUncut(asked: readonly string[], text: string): readonly string[] {
  for (const start of asked.keys()) {
    let end = start + 1;
    while (end < asked.length && asked.slice(start, end).join('').length < text.length) end += 1;
    const words = asked.slice(start, end);
    if (words.join('') === text) return words;
  }
  return [];
}

function tell(words: readonly string[], language: string): readonly string[] {
  const telling = words.filter((word) => !isStopWord(word, language));
  return telling.length > 0 ? telling : words;
}
