import type { Hit } from './query/engine.ts';
import { inverseFrequency } from './query/inverse-frequency.ts';
import { ranking } from './ranking.ts';

/** A hit as a bundle scored it. */
export interface BundleHit extends Omit<Hit, 'origin'> {
  /** Fields outside the text that hold the word too. */
  readonly fields: readonly string[];
}

/** What one bundle answered when it was asked for a word. */
export interface BundleAnswer {
  readonly bundle: string;
  /** Number of its briefings. */
  readonly size: number;
  /** Length of its average briefing, as a share of that of the average briefing of all. */
  readonly length: number;
  readonly hits: readonly BundleHit[];
  /** Whether it knows neither the word nor a longer one, and found the longest word with which the one asked for begins. */
  readonly isShorter: boolean;
}

/**
 * Joins the bundles' answers to the one that a single index would give, best first. Shorter words count only where no bundle has better.
 * @param size number of all briefings
 */
export function joinAnswers(answers: readonly BundleAnswer[], size: number): readonly Hit[] {
  const better = answers.filter(({ isShorter, hits }) => !isShorter && hits.length > 0);
  const shorter = better.length === 0;
  const joined = shorter ? answers : better;
  const holders = joined.reduce((sum, { hits }) => sum + hits.length, 0);
  const weight = inverseFrequency(holders, size);
  return joined
    .flatMap(({ bundle, size: own, length, hits }) => {
      const ownWeight = inverseFrequency(hits.length, own);
      return hits.map(({ id, positions, score, fields }): Hit => {
        const inFields = sumWeights(fields);
        const inText = positions.length === 0 ? 0 : Math.max(0, score / ownWeight - inFields);
        const rescored = inText === 0 ? score / ownWeight : rescale(inText, length) + inFields;
        return { id, positions, score: weight * rescored, origin: shorter ? bundle : '' };
      });
    })
    .sort((a, b) => b.score - a.score);
}

const { termSaturation, pageLength } = ranking;
const metaWeights: Readonly<Record<string, number>> = ranking.metaWeights;

function sumWeights(fields: readonly string[]): number {
  return fields.reduce((sum, field) => sum + (metaWeights[field] ?? 1), 0);
}

/**
 * Pagefind scores as BM25 does, and a bundle holds back briefings longer than its own average. The mentions of the word are computed
 * back from the score, as of a briefing of that average length, and scored anew as among all briefings.
 */
function rescale(score: number, length: number): number {
  const mentions = (score * termSaturation) / Math.max(termSaturation + 1 - score, Number.EPSILON);
  return ((termSaturation + 1) * mentions) / (termSaturation * (1 - pageLength + pageLength * length) + mentions);
}
