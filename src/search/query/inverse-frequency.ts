/** How much a word tells briefings apart that `holders` of `size` hold: the weight of BM25, as Pagefind uses it too. */
export function inverseFrequency(holders: number, size: number): number {
  return Math.log((size - holders + 0.5) / (holders + 0.5) + 1);
}
