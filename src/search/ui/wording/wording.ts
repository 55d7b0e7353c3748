/** All that the search interface says, in one language. */
export interface Wording {
  readonly title: string;
  readonly searchAll: string;
  readonly close: string;
  readonly move: string;
  readonly open: string;
  readonly allResults: string;
  readonly suggestions: string;
  readonly theme: string;
  readonly bottomLine: string;
  readonly judgements: string;
  /** What stands there before anything is asked; undefined where the number of briefings is not known. */
  readonly hint: (briefings: number | undefined) => string;
  /** How many briefings match; passages are nought when they were not counted. */
  readonly found: (briefings: number, passages: number) => string;
  readonly passages: (count: number) => string;
  readonly moreInBriefing: (count: number) => string;
  /** On the button for the next briefings; `left` are not shown yet. */
  readonly more: (next: number, left: number) => string;
  readonly ignored: (words: readonly string[], isUsed: boolean) => string;
  /** The end of a question that is too long. */
  readonly leftOut: (text: string) => string;
  readonly loosened: (phrases: readonly string[]) => string;
  readonly corrected: (written: readonly string[], words: readonly string[]) => string;
  readonly insteadSearch: (written: readonly string[]) => string;
  readonly uncorrected: string;
  readonly correctAgain: string;
  readonly expanded: (phrases: readonly string[]) => string;
  readonly onlyTheseWords: string;
  readonly unexpanded: string;
  readonly expandAgain: string;
  /** What the filters hide; `shown` briefings match them. */
  readonly hidden: (hidden: number, shown: number) => string;
  readonly clearFilters: string;
  readonly searching: string;
  readonly slow: string;
  readonly failed: string;
  readonly tryAgain: string;
  /** Of languages, as primary subtags. */
  readonly missing: (languages: readonly string[]) => string;
  /** A sentence in three parts; the middle one is a link. */
  readonly archive: readonly [string, string, string];
}
