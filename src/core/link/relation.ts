import { compareText } from '../diagnostics/sort.ts';
import type { Briefing } from '../model.ts';
import { hashTerm } from '../text/subjects.ts';
import type { SubjectVectors } from './subject-vectors.ts';

/** Another briefing worth reading next, and what the two have in common. Plain data. */
export interface Relation {
  readonly id: string;
  readonly chosen: boolean;
  /** Ids of passages of the first that link to the other. */
  readonly citedIn: readonly string[];
  readonly themes: readonly string[];
  /** Phrases that both use and few others do, the most telling first. */
  readonly phrases: readonly string[];
}

/** Uses, in both together, from which a phrase is a subject and no coincidence. */
const TELLING = 3;
const PHRASES = 2;

/** Says what a briefing and another have in common. */
export function describeRelation(briefings: readonly Briefing[], vectors: SubjectVectors, index: number, other: number): Relation {
  const own = briefings[index];
  const theirs = briefings[other];
  if (own === undefined || theirs === undefined) throw new RangeError('A relation of briefings that are not there');
  const cited = own.outline.links.flatMap(([kind, id, , , from]) => (kind === 'briefing' && id === theirs.id ? [from] : []));
  return {
    id: theirs.id,
    chosen: own.front.related?.includes(theirs.id) === true,
    citedIn: [...new Set(cited)],
    themes: own.front.themes.filter((theme) => theirs.front.themes.includes(theme)),
    phrases: findPhrases(own, theirs, vectors, index, other),
  };
}

function findPhrases(own: Briefing, theirs: Briefing, vectors: SubjectVectors, index: number, other: number): string[] {
  if (own.outline.phrases.length + theirs.outline.phrases.length === 0) return [];
  const { starts, terms, counts, weights, isPair, hashes } = vectors;
  const held = new Map<number, number>();
  for (let at = starts[other] ?? 0; at < (starts[other + 1] ?? 0); at += 1) if (isPair[at] === 1) held.set(terms[at] ?? 0, at);
  const surfaces = new Map([...theirs.outline.phrases, ...own.outline.phrases].map((phrase) => [hashTerm(phrase.toLowerCase()), phrase]));
  const shared: { readonly phrase: string; readonly score: number }[] = [];
  for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1) {
    const match = isPair[at] === 1 ? held.get(terms[at] ?? 0) : undefined;
    if (match === undefined || (counts[at] ?? 0) + (counts[match] ?? 0) < TELLING) continue;
    const phrase = surfaces.get(hashes[terms[at] ?? 0] ?? 0);
    if (phrase !== undefined) shared.push({ phrase, score: (weights[at] ?? 0) * (weights[match] ?? 0) });
  }
  return shared
    .sort((a, b) => b.score - a.score || compareText(a.phrase, b.phrase))
    .slice(0, PHRASES)
    .map(({ phrase }) => phrase);
}
