/** How relevant each document is to one query, by document id; what is not named is not relevant. */
export type Judgements = ReadonlyMap<string, number>;

/** How well one ranking answers one query; every figure is between 0 and 1. */
export interface Scores {
  readonly ndcg10: number;
  readonly averagePrecision: number;
  readonly recall10: number;
  readonly reciprocalRank: number;
  /** 1 when nothing at all was found. */
  readonly zeroHits: 0 | 1;
}

/** Scores a ranking, best first. The query must have at least one relevant document. */
export function scoreRanking(ranking: readonly string[], judged: Judgements): Scores {
  return {
    ndcg10: findGainShare(ranking, judged, 10),
    averagePrecision: findAveragePrecision(ranking, judged),
    recall10: findRecall(ranking, judged, 10),
    reciprocalRank: findReciprocalRank(ranking, judged),
    zeroHits: ranking.length === 0 ? 1 : 0,
  };
}

/** nDCG: the relevance of the first `depth` documents, each divided by log₂(rank + 1), as a share of the best possible order's. */
export function findGainShare(ranking: readonly string[], judged: Judgements, depth: number): number {
  const gains = ranking.map((id) => relevanceOf(id, judged));
  const ideal = listRelevant(judged).map(([, relevance]) => relevance);
  return sumDiscounted(gains, depth) / sumDiscounted(ideal, depth);
}

/** The mean, over all relevant documents, of the precision at each one's rank; a document that was not found counts 0. */
export function findAveragePrecision(ranking: readonly string[], judged: Judgements): number {
  let found = 0;
  let sum = 0;
  for (const [index, id] of ranking.entries()) {
    if (relevanceOf(id, judged) === 0) continue;
    found += 1;
    sum += found / (index + 1);
  }
  return sum / listRelevant(judged).length;
}

/** The share of the relevant documents among the first `depth`. */
export function findRecall(ranking: readonly string[], judged: Judgements, depth: number): number {
  return ranking.slice(0, depth).filter((id) => relevanceOf(id, judged) > 0).length / listRelevant(judged).length;
}

/** 1 divided by the rank of the first relevant document; 0 without one. */
export function findReciprocalRank(ranking: readonly string[], judged: Judgements): number {
  const index = ranking.findIndex((id) => relevanceOf(id, judged) > 0);
  return index === -1 ? 0 : 1 / (index + 1);
}

export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('No values');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('No values');
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] as number) : mean(sorted.slice(half - 1, half + 1));
}

/** The least of the values that a share of them, at least, does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('No values');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

function relevanceOf(id: string, judged: Judgements): number {
  return Math.max(0, judged.get(id) ?? 0);
}

/** Most relevant first. */
function listRelevant(judged: Judgements): [string, number][] {
  return [...judged].filter(([, relevance]) => relevance > 0).sort(([, a], [, b]) => b - a);
}

function sumDiscounted(gains: readonly number[], depth: number): number {
  return gains.slice(0, depth).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}
