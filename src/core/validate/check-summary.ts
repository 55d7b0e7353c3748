import type { Place } from '../diagnostics/diagnostic.ts';
import type { FileReporter } from '../diagnostics/reporter.ts';
import { isEcho } from '../text/echo.ts';

/** Reports a bottom line that says no more than its title. @param place of the bottom line */
export function checkSummary(
  { title, summary }: { readonly title: string; readonly summary: string },
  place: Place,
  report: FileReporter,
): void {
  if (!isEcho(title, summary)) return;
  report.on('summary-echo', place, {
    reason: 'Unexpected bottom line that says no more than the title, expected what follows from it',
    fix: 'say what the reader should know or do, in one or two sentences',
  });
}
