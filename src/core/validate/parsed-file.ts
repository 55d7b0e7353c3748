import type { z } from 'zod';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { makeReporter, type FileReporter } from '../diagnostics/reporter.ts';
import type { Body, FileFacts, Outline } from '../model.ts';
import type { SourceEntry } from '../read/read-sources.ts';
import { openFile } from './open-file.ts';
import type { Sound } from './sound.ts';

/** A Markdown file after parsing and checking it alone. */
export interface ParsedFile<Front> {
  readonly id: string;
  readonly path: string;
  readonly digest: string;
  readonly frontDigest: string;
  /** Absent when it has errors. */
  readonly front: Front | undefined;
  /** The front matter as far as it is in order: what is checked further. */
  readonly sound: Sound<Front>;
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
    sound: (facts.front ?? facts.sound ?? {}) as Sound<Front>,
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

/** What is wrong with files whose passages, or their addresses, could not all be read. */
const LOSING = new Set<DiagnosticCode>([
  'front-matter-missing',
  'front-matter-unclosed',
  'front-matter-language',
  'limit-exceeded',
  'heading-attributes',
]);

/** Whether a file may have passages that were not found: what leads to one is not missing. */
export const hasLostPassages = (file: ParsedFile<unknown>): boolean => file.diagnosed().some(({ ruleId }) => LOSING.has(ruleId));

/** Place of a front-matter value, else of the file's first line. */
export function placeOf(file: Pick<ParsedFile<unknown>, 'places' | 'report'>, path: string): Place {
  return file.places[path] ?? file.places[`${path}!`] ?? file.report.locator.place(0, 3);
}
