import type { z } from 'zod';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { makeReporter, type FileReporter } from '../diagnostics/reporter.ts';
import type { Body, FileFacts, Outline } from '../model.ts';
import type { SourceEntry } from '../read/read-sources.ts';
import { openFile } from './open-file.ts';

/** A Markdown file after parsing and checking it alone. `front` is absent when it has errors; the rest is still checked. */
export interface ParsedFile<Front> {
  readonly id: string;
  readonly path: string;
  readonly digest: string;
  readonly frontDigest: string;
  readonly front: Front | undefined;
  readonly outline: Outline;
  /** Places in the front matter by path: `themes.0`, and `themes!` for the key. Made when they are asked for. */
  readonly places: Readonly<Record<string, Place>>;
  /** Read when it is asked for. */
  readonly body: Body;
  /** Takes further findings. Made when it is asked for. */
  readonly report: FileReporter;
  /** All findings until now. */
  readonly diagnosed: () => readonly Diagnostic[];
  /** See `StoredFile`. */
  readonly clean: string | undefined;
}

interface Parts<Front> {
  readonly id: string;
  readonly source: SourceEntry;
  readonly schema: z.ZodType<Front>;
  readonly subject: string;
  readonly facts: FileFacts;
  readonly body: () => Body;
  readonly clean: string | undefined;
}

/** Puts a file together from what is known of it. Its text is read again only for places and new findings, which few files need. */
export function makeParsedFile<Front>({ id, source, schema, subject, facts, body, clean }: Parts<Front>): ParsedFile<Front> {
  const { path } = source;
  let report: FileReporter | undefined;
  let places: ParsedFile<Front>['places'] | undefined;
  return {
    id,
    path,
    digest: facts.digest,
    frontDigest: facts.frontDigest,
    front: facts.front as Front | undefined,
    outline: facts.outline,
    clean,
    get places() {
      return (places ??= openFile({ path, kind: source.kind, text: source.text() }, schema, subject).places);
    },
    get body() {
      return body();
    },
    get report() {
      if (report === undefined) {
        report = makeReporter(path, source.text());
        report.diagnostics.push(...facts.diagnostics);
      }
      return report;
    },
    diagnosed: () => report?.diagnostics ?? facts.diagnostics,
  };
}

/** Place of a front-matter value, else of the file's first line. */
export function placeOf(file: Pick<ParsedFile<unknown>, 'places' | 'report'>, path: string): Place {
  return file.places[path] ?? file.places[`${path}!`] ?? file.report.locator.place(0, 3);
}
