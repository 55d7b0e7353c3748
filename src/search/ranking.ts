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

/**
 * The second look at the briefings that match best: how many must match (fewer are no choice to learn from), how many are read and lend
 * their words, and how many words. What a briefing can gain by them is a share of the best score; counts saturate, and long texts are held
 * back, as in BM25. See decision 22.
 */
export const feedback = { from: 40, read: 20, words: 40, worth: 1.3, saturation: 1.2, length: 0.75 } as const;
