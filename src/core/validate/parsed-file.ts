import type { z } from 'zod';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { makeLocator, type Locator } from '../diagnostics/locator.ts';
import { makeDiagnostic, type Finding } from '../diagnostics/reporter.ts';
import type { Sound } from '../diagnostics/sound.ts';
import type { Body, FileFacts, Outline } from '../model.ts';
import type { SourceEntry } from '../read/read-sources.ts';
import { openFile } from './open-file.ts';

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
  /** Of its text. Made when it is asked for. */
  readonly locator: Locator;
  /** Adds a finding at a place, or at that of a value of the front matter; else at the file's first line. */
  readonly tell: (code: DiagnosticCode, at: Place | string, finding: Finding) => void;
  /** Whether there may be passages that were not found: what leads to one is not missing. */
  readonly hasLostPassages: () => boolean;
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
  const diagnostics = [...facts.diagnostics];
  const locator = rememberWhileUsed(() => makeLocator(source.text()));
  const places = rememberWhileUsed(() => openFile({ path, kind: source.kind, text: source.text() }, schema, subject).places);
  const file: ParsedFile<Front> = {
    id,
    path,
    digest: facts.digest,
    frontDigest: facts.frontDigest,
    front: facts.front as Front | undefined,
    sound: (facts.front ?? facts.sound ?? {}) as Sound<Front>,
    outline: facts.outline,
    clean,
    get places() {
      return places();
    },
    get body() {
      return body();
    },
    get locator() {
      return locator();
    },
    tell: (code, at, finding) => {
      diagnostics.push(makeDiagnostic(code, path, typeof at === 'string' ? placeOf(file, at) : at, finding));
    },
    hasLostPassages: () => file.diagnosed().some(({ ruleId }) => LOSING.has(ruleId)),
    diagnosed: () => diagnostics,
  };
  return file;
}

/**
 * Makes a thing when it is asked for, and again when the memory was needed between two turns of the event loop: texts and places are most of what is known of a
 * file. A file that changed meanwhile gives those of its new text; then a finding may point beside its words.
 */
function rememberWhileUsed<Thing extends object>(make: () => Thing): () => Thing {
  let last: WeakRef<Thing> | undefined;
  return () => {
    const kept = last?.deref();
    if (kept !== undefined) return kept;
    const made = make();
    last = new WeakRef(made);
    return made;
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

function placeOf(file: Pick<ParsedFile<unknown>, 'places' | 'locator'>, path: string): Place {
  if (path === '') return file.locator.place(0, 3);
  return file.places[path] ?? file.places[`${path}!`] ?? file.locator.place(0, 3);
}
