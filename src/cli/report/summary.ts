import type { Severity } from '../../core/diagnostics/diagnostic.ts';

/** How many problems there are, and where. */
export interface Summary {
  /** Files that were checked. */
  readonly files: number;
  readonly filesWithProblems: number;
  readonly errors: number;
  readonly warnings: number;
  readonly suggestions: number;
}

export function summarize(problems: readonly { readonly file: string; readonly severity: Severity }[], files: number): Summary {
  const count = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  return {
    files,
    filesWithProblems: new Set(problems.map((problem) => problem.file)).size,
    errors: count('error'),
    warnings: count('warning'),
    suggestions: count('suggestion'),
  };
}

/** `2 errors, 1 warning in 2 of 30 files`, or `No problems in 30 files.` */
export function writeSummary({ files, filesWithProblems, errors, warnings, suggestions }: Summary): string {
  const counts = [
    [errors, 'error'],
    [warnings, 'warning'],
    [suggestions, 'suggestion'],
  ] as const;
  const found = counts.filter(([count]) => count > 0).map(([count, noun]) => plural(count, noun));
  if (found.length === 0) return `No problems in ${plural(files, 'file')}.`;
  return `${found.join(', ')} in ${filesWithProblems} of ${plural(files, 'file')}`;
}

/** A number with its noun: `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
