import type { Diagnostic } from './diagnostic.ts';

/** Sorts by file, line, column, then code, and drops exact repeats. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = [...diagnostics].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.place.start.offset - b.place.start.offset ||
      compareText(a.ruleId, b.ruleId) ||
      compareText(a.reason, b.reason),
  );
  return sorted.filter((item, index) => index === 0 || !isSame(item, sorted[index - 1]));
}

/** Compares by code units: the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isSame(a: Diagnostic, b: Diagnostic | undefined): boolean {
  return a.file === b?.file && a.ruleId === b.ruleId && a.reason === b.reason && a.place.start.offset === b.place.start.offset;
}
