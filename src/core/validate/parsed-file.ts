import type { Place } from '../diagnostics/diagnostic.ts';
import type { FileReporter } from '../diagnostics/reporter.ts';
import type { Body } from '../model.ts';

/** A Markdown file after parsing and checking it alone. `front` is absent when it has errors; the rest is still checked. */
export interface ParsedFile<Front> {
  readonly id: string;
  readonly path: string;
  readonly front: Front | undefined;
  /** Places in the front matter by path: `themes.0`, and `themes!` for the key. */
  readonly places: Readonly<Record<string, Place>>;
  readonly body: Body;
  readonly report: FileReporter;
}

/** Place of a front-matter value, else of the file's first line. */
export function placeOf(file: ParsedFile<unknown>, path: string): Place {
  return file.places[path] ?? file.places[`${path}!`] ?? file.report.locator.place(0, 3);
}
