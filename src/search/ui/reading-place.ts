/** Where the reader is in an answer; kept in the history, so that going back to an answer leads to where it was left. */
export interface Place {
  /** Number of briefings shown. */
  readonly shown: number;
  /** How far the page is scrolled, in CSS pixels; nought for an answer that is new. */
  readonly top: number;
}

/** Notes the place in the history's current entry, which is about to be left. */
export function keepPlace(results: HTMLElement): void {
  const place: Place = { shown: results.querySelectorAll('article').length, top: window.scrollY };
  history.replaceState(place, '');
}

/** @param state of a history entry */
export function readPlace(state: unknown): Place {
  const { shown, top } = (state ?? {}) as Partial<Record<keyof Place, unknown>>;
  return { shown: typeof shown === 'number' ? shown : 0, top: typeof top === 'number' ? top : 0 };
}

export function returnTo({ top }: Place): void {
  if (top > 0) window.scrollTo({ top, behavior: 'instant' });
}
