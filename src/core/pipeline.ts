import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { sortDiagnostics } from './diagnostics/sort.ts';
import { checkWithheldReferences } from './gate/check-withheld-references.ts';
import { gate } from './gate/gate.ts';
import { link } from './link/link.ts';
import type { Archive, BodyStore, ContentTree, Gated, PublishedArchive } from './model.ts';
import type { Site } from './page-model.ts';
import { readSources } from './read/read-sources.ts';
import { checkAcross } from './validate/check-archive.ts';
import { readArchive, toArchive } from './validate/read-archive.ts';

export interface CheckOptions {
  /** ISO instant at which the archive is looked at. */
  readonly asOf: string;
  /** Replaces the publication's base path; a slash at both ends. */
  readonly base?: string | undefined;
  /** Replaces the publication's origin. */
  readonly site?: string | undefined;
  /** Bodies of earlier runs, so that only what changed is parsed. The result is the same without. */
  readonly bodies?: BodyStore | undefined;
}

export interface Checked {
  /** Sorted by file, line, column. */
  readonly diagnostics: readonly Diagnostic[];
  /** Texts by path, for code frames. */
  readonly sources: ReadonlyMap<string, string>;
  /** Absent when there is any error. */
  readonly archive?: Archive;
}

/** read → parse → validate: the archive, or every reason why there is none. */
export function checkArchive(tree: ContentTree, options: CheckOptions): Checked {
  const sources = readSources(tree);
  const read = readArchive(sources, options);
  checkAcross(read, sources);
  checkWithheldReferences(read, options.asOf);
  const diagnostics = sortDiagnostics([
    ...sources.diagnostics,
    ...read.diagnostics,
    ...read.reports.flatMap((report) => report.diagnostics),
  ]);
  const hasErrors = diagnostics.some((item) => item.severity === 'error');
  const archive = hasErrors ? undefined : toArchive(read, sources);
  return { diagnostics, sources: sources.texts, ...(archive === undefined ? {} : { archive }) };
}

/** gate: what may be shown at the as-of instant, and what is withheld. `editors` is for the preview server alone. */
export function gateArchive(archive: Archive, asOf: string, audience: 'readers' | 'editors' = 'readers'): Gated {
  return gate(archive, asOf, audience);
}

/** link: everything each page shows. */
export function linkArchive(published: PublishedArchive): Site {
  return link(published);
}
