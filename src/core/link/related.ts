import type { Briefing } from '../model.ts';
import { compareText } from '../diagnostics/sort.ts';
import type { LinkContext } from './context.ts';
import { termVectors, type TermVector } from './term-vectors.ts';

/** Another briefing worth reading next, and what the two have in common. */
export interface Relation {
  readonly briefing: Briefing;
  readonly chosen: boolean;
  /** Ids of passages of the first that link to the other. */
  readonly citedIn: readonly string[];
  readonly themes: readonly string[];
  /** Phrases that both use and few others do, the most telling first. */
  readonly phrases: readonly string[];
}

const LIMIT = 4;
/** Uses, in both together, from which a phrase is a subject and no coincidence. */
const TELLING = 3;
const WEIGHTS = { chosen: 3, cited: 0.6, theme: 0.5 } as const;

/**
 * For each briefing that is not a translation, the others most worth reading next: those its editors name, those it cites, and those
 * nearest by themes and by words (cosine of the forty strongest terms). Near linear: only pairs that share a term are scored.
 */
export function relate(context: LinkContext): Map<string, Relation[]> {
  const briefings = context.originals;
  const vectors = termVectors(briefings, context);
  const postings = invert(vectors);
  const rarity = themeRarity(context);
  const scores = new Float64Array(briefings.length);
  const isGone = briefings.map((briefing) => briefing.front.status === 'withdrawn' || context.successorOf.has(briefing.id));
  const position = new Map(briefings.map((briefing, index) => [briefing.id, index]));
  return new Map(
    briefings.map((briefing, index) => {
      const touched = addSimilarity(vectors[index], postings, scores, index);
      addExplicit(briefing, position, scores, touched);
      addThemes(briefing, touched, briefings, rarity, scores);
      const best = [...touched]
        .filter((other) => other !== index && isGone[other] !== true && !isLineage(briefing, briefings[other]))
        .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || compareNewest(briefings[a], briefings[b]))
        .slice(0, LIMIT)
        .map((other) => describe(briefing, briefings[other] as Briefing, vectors[index], vectors[other]));
      for (const other of touched) scores[other] = 0;
      return [briefing.id, best];
    }),
  );
}

type Postings = ReadonlyMap<string, { readonly documents: number[]; readonly weights: number[] }>;

function invert(vectors: readonly TermVector[]): Postings {
  const postings = new Map<string, { documents: number[]; weights: number[] }>();
  vectors.forEach((vector, document) => {
    for (const { term, weight } of vector) {
      const posting = postings.get(term) ?? { documents: [], weights: [] };
      posting.documents.push(document);
      posting.weights.push(weight);
      postings.set(term, posting);
    }
  });
  return postings;
}

function addSimilarity(vector: TermVector | undefined, postings: Postings, scores: Float64Array, self: number): Set<number> {
  const touched = new Set<number>();
  for (const { term, weight } of vector ?? []) {
    const posting = postings.get(term);
    if (posting === undefined) continue;
    for (let index = 0; index < posting.documents.length; index += 1) {
      const other = posting.documents[index] as number;
      if (other === self) continue;
      touched.add(other);
      scores[other] = (scores[other] ?? 0) + weight * (posting.weights[index] as number);
    }
  }
  return touched;
}

function addExplicit(briefing: Briefing, position: ReadonlyMap<string, number>, scores: Float64Array, touched: Set<number>): void {
  const add = (id: string, weight: number): void => {
    const other = position.get(id);
    if (other === undefined) return;
    touched.add(other);
    scores[other] = (scores[other] ?? 0) + weight;
  };
  for (const id of briefing.front.related ?? []) add(id, WEIGHTS.chosen);
  for (const id of new Set(citedIds(briefing))) add(id, WEIGHTS.cited);
}

function addThemes(
  briefing: Briefing,
  touched: ReadonlySet<number>,
  briefings: readonly Briefing[],
  rarity: ReadonlyMap<string, number>,
  scores: Float64Array,
): void {
  for (const other of touched) {
    for (const theme of briefings[other]?.front.themes ?? []) {
      if (briefing.front.themes.includes(theme)) scores[other] = (scores[other] ?? 0) + WEIGHTS.theme * (rarity.get(theme) ?? 0);
    }
  }
}

/** A theme that few briefings share says more; between 0 and 1. */
function themeRarity({ byTheme, originals }: LinkContext): Map<string, number> {
  const scale = Math.log(originals.length + 1) || 1;
  return new Map([...byTheme].map(([theme, list]) => [theme, Math.log((originals.length + 1) / (list.length + 1)) / scale]));
}

function describe(briefing: Briefing, other: Briefing, own: TermVector | undefined, theirs: TermVector | undefined): Relation {
  const others = new Map((theirs ?? []).map((item) => [item.term, item]));
  const shared = (own ?? [])
    .flatMap(({ term, surface, count, weight }) => {
      const match = others.get(term);
      return match !== undefined && term.includes(' ') && count + match.count >= TELLING ? [{ surface, score: weight * match.weight }] : [];
    })
    .sort((a, b) => b.score - a.score || compareText(a.surface, b.surface));
  return {
    briefing: other,
    chosen: briefing.front.related?.includes(other.id) === true,
    citedIn: [
      ...new Set(briefing.body.links.filter(({ target }) => target.kind === 'briefing' && target.id === other.id).map(({ from }) => from)),
    ],
    themes: briefing.front.themes.filter((theme) => other.front.themes.includes(theme)),
    phrases: shared.map(({ surface }) => surface).slice(0, 2),
  };
}

const citedIds = (briefing: Briefing): string[] =>
  briefing.body.links.flatMap(({ target }) => (target.kind === 'briefing' ? [target.id] : []));

const isLineage = (a: Briefing, b: Briefing | undefined): boolean =>
  a.front.supersedes?.includes(b?.id ?? '') === true || b?.front.supersedes?.includes(a.id) === true;

function compareNewest(a: Briefing | undefined, b: Briefing | undefined): number {
  return compareText(b?.front.date ?? '', a?.front.date ?? '') || compareText(a?.id ?? '', b?.id ?? '');
}
