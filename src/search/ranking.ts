/**
 * The one ranking, chosen on half of the queries of two public test collections (MED, CISI) and checked on the other half.
 */
export const ranking = {
  /** A longer word that begins with the one searched for counts much less than the word itself. */
  termSimilarity: 8,
  termSaturation: 2,
  pageLength: 0.75,
  termFrequency: 1,
  metaWeights: { title: 0.5, date: 0.5 },
} as const;

/** Weight of a word in a passage's heading; in the text it is 1. */
export const headingWeight = 2;

/** How much it counts that a briefing has all of the query's words rather than some. */
export const coverageExponent = 0.5;

/** How much of its score the newest briefing gains, and the years after which half of that gain is left. */
export const freshness = { worth: 0.1, halfLife: 2 };
