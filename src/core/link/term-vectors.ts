import type { Briefing } from '../model.ts';
import { compareText } from '../diagnostics/sort.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { LinkContext } from './context.ts';

/** The strongest terms of one text: words and two-word phrases, with weights of unit length. */
export type TermVector = readonly { readonly term: string; readonly surface: string; readonly count: number; readonly weight: number }[];

const STRONGEST = 40;
/** Phrases name a subject better than words. */
const PHRASE_BONUS = 1.5;

/** TF-IDF vectors of briefings; terms of themes are left out, as shared themes are counted by themselves. */
export function termVectors(briefings: readonly Briefing[], { archive }: LinkContext): TermVector[] {
  const themeTerms = new Set(
    archive.themes.flatMap(({ front }) => [front.title, ...front.terms].map((term) => term.toLowerCase().replaceAll('-', ' '))),
  );
  const common = lowerCaseWords(briefings);
  const counts = briefings.map((briefing) => countTerms(briefing, themeTerms, common));
  const frequency = new Map<string, number>();
  for (const document of counts) for (const term of document.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  return counts.map((document) => strongest(document, frequency, briefings.length));
}

type Counts = Map<string, { count: number; readonly surface: string }>;

/** Words that occur in lower case somewhere: their capitals are those of a sentence or a heading, not of a name. */
function lowerCaseWords(briefings: readonly Briefing[]): Set<string> {
  const words = new Set<string>();
  for (const { body } of briefings)
    for (const { text } of body.passages) for (const [word] of text.matchAll(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{N}]*/gu)) words.add(word);
  return words;
}

function countTerms({ front, body }: Briefing, skipped: ReadonlySet<string>, common: ReadonlySet<string>): Counts {
  const counts: Counts = new Map();
  const add = (term: string, surface: string): void => {
    const entry = counts.get(term);
    if (entry === undefined) counts.set(term, { count: 1, surface });
    else entry.count += 1;
  };
  for (const text of [front.title, front.summary, ...body.passages.flatMap((passage) => [passage.title, ...passage.text.split('\n')])]) {
    for (const clause of text.split(/[.,;:!?()“”"—–。，；：！？]+/u)) addClause(clause, skipped, common, add);
  }
  return counts;
}

function addClause(
  clause: string,
  skipped: ReadonlySet<string>,
  common: ReadonlySet<string>,
  add: (term: string, surface: string) => void,
): void {
  const toSurface = (word: string): string => (common.has(word.toLowerCase().split(/['’-]/u)[0] ?? '') ? word.toLowerCase() : word);
  let previous: string | undefined;
  for (const [word] of clause.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)) {
    const term = word.toLowerCase();
    if (isStopWord(term) || term.length < 2) {
      previous = undefined;
      continue;
    }
    if (!skipped.has(term) && term.length > 2) add(term, toSurface(word));
    const phrase = previous === undefined ? undefined : `${previous} ${word}`;
    if (phrase !== undefined && !skipped.has(phrase.toLowerCase().replaceAll('-', ' ')))
      add(phrase.toLowerCase(), phrase.split(' ').map(toSurface).join(' '));
    previous = word;
  }
}

function strongest(document: Counts, frequency: ReadonlyMap<string, number>, total: number): TermVector {
  const weighted = [...document].flatMap(([term, { count, surface }]) => {
    const documents = frequency.get(term) ?? 0;
    if (documents < 2 || documents > Math.max(2, total / 3)) return [];
    const bonus = term.includes(' ') ? PHRASE_BONUS : 1;
    return [{ term, surface, count, weight: (1 + Math.log(count)) * Math.log(total / documents) * bonus }];
  });
  const kept = weighted.sort((a, b) => b.weight - a.weight || compareText(a.term, b.term)).slice(0, STRONGEST);
  const length = Math.hypot(...kept.map(({ weight }) => weight)) || 1;
  return kept.map((item) => ({ ...item, weight: item.weight / length }));
}
