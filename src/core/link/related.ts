import type { Briefing } from '../model.ts';
import { compareText } from '../diagnostics/sort.ts';
import { digestOf } from '../text/digest.ts';
import type { LinkContext } from './context.ts';
import { describeRelation, type Relation } from './relation.ts';
import { makeVectors, type SubjectVectors } from './subject-vectors.ts';

export type { Relation };

/** What `relate` found, so that the next time only what a change touches is looked for. Plain data. */
export interface RelationMemory {
  /** Names what the scores of all pairs depend on. */
  readonly frame: string;
  /** Names all that was looked at. */
  readonly inputs: string;
  readonly ids: readonly string[];
  /** For each id what of it alone scores depend on. */
  readonly prints: readonly string[];
  /** For each id its relations, and the least score among them. */
  readonly relations: readonly (readonly Relation[])[];
  readonly least: readonly number[];
}

const LIMIT = 4;
const WEIGHTS = { chosen: 3, cited: 0.6, theme: 0.5 } as const;
/** Sums of the same parts in another order differ by less. */
const ROUNDING = 1e-9;

/**
 * For each briefing that is not a translation, the others most worth reading next: those its editors name, those it cites, and those
 * nearest by themes and by the terms that stand out. Near linear: only pairs that share a term are scored. With the memory of
 * an earlier run only those are looked for anew whose own vector changed, or whose relations include one that changed or now should.
 */
export function relate(
  context: LinkContext,
  memory?: RelationMemory,
): { relations: Map<string, readonly Relation[]>; memory: RelationMemory } {
  const inputs = digestInputs(context);
  if (memory?.inputs === inputs) return { relations: new Map(memory.ids.map((id, index) => [id, memory.relations[index] ?? []])), memory };
  const scorer = makeScorer(context);
  const { ids, prints, frame } = scorer;
  const known = memory?.frame === frame ? findKnown(memory, scorer) : undefined;
  const relations: (readonly Relation[])[] = [];
  const least: number[] = [];
  for (const [index] of ids.entries()) {
    const row = known?.(index) ?? scorer.findBest(index);
    relations.push(row.relations);
    least.push(row.least);
  }
  return {
    relations: new Map(ids.map((id, index) => [id, relations[index] ?? []])),
    memory: { frame, inputs, ids, prints, relations, least },
  };
}

/** Names everything that relations are found by. */
function digestInputs({ originals, successorOf, byTheme }: LinkContext): string {
  const parts: string[] = [[...byTheme.keys()].join(' ')];
  for (const { id, frontDigest, outline } of originals) {
    const { subjects, phrases, links } = outline;
    parts.push(`${id} ${frontDigest} ${successorOf.has(id) ? 1 : 0} ${subjects} ${phrases.join('|')}`);
    for (const [kind, to, , , from] of links) if (kind === 'briefing') parts.push(`${to}#${from}`);
  }
  return digestOf('inputs', parts.join('\n'));
}

interface Row {
  readonly relations: readonly Relation[];
  /** Least score that a further one must reach to be among them. */
  readonly least: number;
}

interface Scorer {
  readonly ids: readonly string[];
  readonly prints: readonly string[];
  readonly frame: string;
  readonly findBest: (index: number) => Row;
  /** Calls back for each text that shares a term with this one or names it, with the score it would give it. */
  readonly forEachTouched: (index: number, use: (other: number, score: number) => void) => void;
  /** Whether the first names the second in its front matter or links to it. */
  readonly namedBy: (index: number) => readonly number[];
  readonly isEligible: (index: number, other: number) => boolean;
}

/** What is remembered of the texts that no change touches. */
function findKnown(memory: RelationMemory, scorer: Scorer): ((index: number) => Row | undefined) | undefined {
  const { ids, prints } = scorer;
  const old = new Map(memory.ids.map((id, index) => [id, index]));
  const changed = new Set<string>(memory.ids);
  const fresh: number[] = [];
  for (const [index, id] of ids.entries()) {
    const before = old.get(id);
    if (before !== undefined && memory.prints[before] === prints[index]) changed.delete(id);
    else {
      changed.add(id);
      fresh.push(index);
    }
  }
  if (changed.size > Math.max(8, ids.length / 10)) return undefined;
  const touched = new Set(fresh);
  for (const index of fresh) {
    for (const other of scorer.namedBy(index)) touched.add(other);
    scorer.forEachTouched(index, (other, score) => {
      const before = old.get(ids[other] ?? '');
      const least = before === undefined ? 0 : (memory.least[before] ?? 0);
      if (score >= least - ROUNDING && scorer.isEligible(other, index)) touched.add(other);
    });
  }
  return (index) => {
    const before = old.get(ids[index] ?? '');
    const relations = before === undefined ? undefined : memory.relations[before];
    if (before === undefined || relations === undefined || touched.has(index)) return undefined;
    return relations.some(({ id }) => changed.has(id)) ? undefined : { relations, least: memory.least[before] ?? 0 };
  };
}

function makeScorer(context: LinkContext): Scorer {
  const briefings = context.originals;
  const vectors = makeVectors(briefings.map(({ outline }) => outline.subjects));
  const position = new Map(briefings.map((briefing, index) => [briefing.id, index]));
  const named = briefings.map((briefing) => listNamed(briefing, position));
  const namedBy = invertNamed(named);
  const rarity = themeRarity(context);
  const scores = new Float64Array(briefings.length);
  const isGone = briefings.map((briefing) => briefing.front.status === 'withdrawn' || context.successorOf.has(briefing.id));
  const lineage = findLineage(briefings, position);
  const isEligible = (index: number, other: number): boolean =>
    other !== index && isGone[other] !== true && lineage.get(index)?.has(other) !== true;
  /** Similarity and what is named; themes come on top. */
  const score = (index: number): number[] => {
    const touched = addSimilarity(vectors, scores, index);
    for (const [other, weight] of named[index] ?? []) {
      if (scores[other] === 0) touched.push(other);
      scores[other] = (scores[other] ?? 0) + weight;
    }
    return touched;
  };
  const themeScorer = makeThemeScorer(briefings, rarity);
  const release = (touched: readonly number[]): void => {
    for (const other of touched) scores[other] = 0;
  };
  return {
    ids: briefings.map(({ id }) => id),
    prints: briefings.map((briefing, index) => printOf(briefing, vectors.prints[index] ?? 0, isGone[index] === true)),
    frame: digestOf('relations', JSON.stringify([...rarity])),
    namedBy: (index) => namedBy.get(index) ?? [],
    isEligible,
    forEachTouched: (index, use) => {
      const touched = score(index);
      const { scoreOf } = themeScorer(index);
      for (const other of touched) use(other, (scores[other] ?? 0) + scoreOf(other));
      release(touched);
    },
    findBest: (index) => {
      const touched = score(index);
      const { most, scoreOf } = themeScorer(index);
      const best = new Best((a, b) => compareNewest(briefings[a], briefings[b]));
      let { least } = best;
      for (const other of touched) {
        const base = scores[other] as number;
        // Most of what shares a term is far from being among the best, whatever its themes.
        if (base + most < least || base + scoreOf(other) < least || !isEligible(index, other)) continue;
        best.add(other, base + scoreOf(other));
        least = best.least;
      }
      release(touched);
      return { relations: best.items.map(({ item }) => describeRelation(briefings, vectors, index, item)), least };
    },
  };
}

type ThemeScorer = (index: number) => { readonly most: number; readonly scoreOf: (other: number) => number };

/** Weights are of thirty-seconds, so that their sums are the same in any order. */
function makeThemeScorer(briefings: readonly Briefing[], rarity: ReadonlyMap<string, number>): ThemeScorer {
  const numbers = new Map([...rarity.keys()].map((theme, number) => [theme, number]));
  const themes = briefings.map(({ front }) => Uint32Array.from(new Set(front.themes.flatMap((theme) => numbers.get(theme) ?? []))));
  const none = new Uint32Array();
  return (index) => {
    const weights = new Float64Array(numbers.size);
    let most = 0;
    for (const theme of briefings[index]?.front.themes ?? []) {
      const number = numbers.get(theme);
      if (number === undefined) continue;
      const weight = WEIGHTS.theme * (rarity.get(theme) ?? 0);
      weights[number] = (weights[number] ?? 0) + weight;
      most += weight;
    }
    return {
      most,
      scoreOf: (other) => {
        const theirs = themes[other] ?? none;
        let sum = 0;
        for (const theme of theirs) sum += weights[theme] ?? 0;
        return sum;
      },
    };
  };
}

/** Keeps the few items of the highest scores; of equal ones those that come first in an order. */
class Best {
  readonly items: { readonly item: number; readonly score: number }[] = [];
  readonly #compare: (a: number, b: number) => number;

  constructor(compare: (a: number, b: number) => number) {
    this.#compare = compare;
  }

  /** The score that a further item must reach to be among them. */
  get least(): number {
    return this.items.length < LIMIT ? 0 : (this.items.at(-1)?.score ?? 0);
  }

  add(item: number, score: number): void {
    if (score < this.least) return;
    const at = this.items.findIndex((other) => score > other.score || (score === other.score && this.#compare(item, other.item) < 0));
    if (at === -1 && this.items.length === LIMIT) return;
    this.items.splice(at === -1 ? this.items.length : at, 0, { item, score });
    if (this.items.length > LIMIT) this.items.pop();
  }
}

function addSimilarity(
  { starts, terms, weights, holderStarts, holders, holderWeights }: SubjectVectors,
  scores: Float64Array,
  self: number,
): number[] {
  const touched: number[] = [];
  for (let index = starts[self] ?? 0; index < (starts[self + 1] ?? 0); index += 1) {
    const term = terms[index] ?? 0;
    const weight = weights[index] ?? 0;
    const end = holderStarts[term + 1] ?? 0;
    for (let at = holderStarts[term] ?? 0; at < end; at += 1) {
      const other = holders[at] as number;
      if (other === self) continue;
      if (scores[other] === 0) touched.push(other);
      scores[other] = (scores[other] as number) + weight * (holderWeights[at] as number);
    }
  }
  return touched;
}

/** The briefings that one names in its front matter or cites, with what that adds to their score. */
function listNamed({ front, outline }: Briefing, position: ReadonlyMap<string, number>): [number, number][] {
  const named = new Map<number, number>();
  const add = (id: string, weight: number): void => {
    const other = position.get(id);
    if (other !== undefined) named.set(other, (named.get(other) ?? 0) + weight);
  };
  for (const id of front.related ?? []) add(id, WEIGHTS.chosen);
  for (const id of new Set(outline.links.flatMap(([kind, target]) => (kind === 'briefing' ? [target] : [])))) add(id, WEIGHTS.cited);
  return [...named];
}

function invertNamed(named: readonly (readonly [number, number][])[]): Map<number, number[]> {
  const by = new Map<number, number[]>();
  for (const [index, list] of named.entries()) {
    for (const [other] of list) {
      const all = by.get(other);
      if (all === undefined) by.set(other, [index]);
      else all.push(index);
    }
  }
  return by;
}

/** A theme that few briefings share says more; between 0 and 1, in sixteenths, so that one briefing more rarely changes it. */
function themeRarity({ byTheme, originals }: LinkContext): Map<string, number> {
  const scale = Math.log(originals.length + 1) || 1;
  return new Map(
    [...byTheme].map(([theme, list]) => [theme, Math.round((16 * Math.log((originals.length + 1) / (list.length + 1))) / scale) / 16]),
  );
}

/** What of a briefing alone the scores of its pairs, and the reasons given for them, depend on. */
function printOf({ front, outline }: Briefing, vector: number, isGone: boolean): string {
  const { related = [], supersedes = [], themes, date } = front;
  const links = outline.links.flatMap(([kind, id, , , from]) => (kind === 'briefing' ? [`${id}#${from}`] : []));
  return digestOf([vector, isGone ? 1 : 0, date, themes, related, supersedes, links, outline.phrases].join('|')).slice(0, 11);
}

/** For each briefing those that it took over from, and those that did from it. */
function findLineage(briefings: readonly Briefing[], position: ReadonlyMap<string, number>): Map<number, Set<number>> {
  const lineage = new Map<number, Set<number>>();
  const add = (one: number, other: number): void => void lineage.set(one, (lineage.get(one) ?? new Set()).add(other));
  for (const [index, { front }] of briefings.entries()) {
    for (const id of front.supersedes ?? []) {
      const other = position.get(id);
      if (other === undefined) continue;
      add(index, other);
      add(other, index);
    }
  }
  return lineage;
}

function compareNewest(a: Briefing | undefined, b: Briefing | undefined): number {
  return compareText(b?.front.date ?? '', a?.front.date ?? '') || compareText(a?.id ?? '', b?.id ?? '');
}
