import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { sortDiagnostics } from './diagnostics/sort.ts';
import { checkWithheldReferences } from './gate/check-withheld-references.ts';
import { gate } from './gate/gate.ts';
import { findHealth, type Health, type HealthOptions } from './health/find-health.ts';
import { link, type Linked } from './link/link.ts';
import type { RelationMemory } from './link/related.ts';
import type { Archive, Briefing, ContentTree, FileStore, Gated, PublishedArchive, TimeLimit } from './model.ts';
import { planRename, type Renaming } from './rename/plan-rename.ts';
import { readSources, type SourceTexts } from './read/read-sources.ts';
import { checkAcross } from './validate/check-archive.ts';
import { dropFollowUps } from './validate/follow-ups.ts';
import { readArchive, toArchive } from './validate/read-archive.ts';
import { applySilence, type Silenced } from './validate/silence.ts';

export interface CheckOptions {
  /** ISO instant at which the archive is looked at. */
  readonly asOf: string;
  /** Replaces the publication's base path; a slash at both ends. */
  readonly base?: string | undefined;
  /** Replaces the publication's origin. */
  readonly site?: string | undefined;
  /** What earlier runs found out, so that only what changed is parsed. The result is the same without. */
  readonly store?: FileStore | undefined;
  /** Ends what takes too long to parse; such a file is refused. */
  readonly timeLimit?: TimeLimit | undefined;
}

export interface Checked {
  /** Sorted by file, line, column. */
  readonly diagnostics: readonly Diagnostic[];
  /** What files ask not to be told of, sorted in the same way. */
  readonly silenced: readonly Silenced[];
  /** Texts by path, for code frames. */
  readonly sources: SourceTexts;
  /** Absent when there is any error. */
  readonly archive?: Archive;
}

/** read → parse → validate: the archive, or every reason why there is none. */
export function checkArchive(tree: ContentTree, options: CheckOptions): Checked {
  const sources = readSources(tree, options.store);
  const read = readArchive(sources, options);
  checkAcross(read, sources, options.store);
  checkWithheldReferences(read, options.asOf);
  const files = [...read.briefings, ...read.themes, ...read.statements];
  const found = sortDiagnostics(
    dropFollowUps([
      ...sources.diagnostics,
      ...read.diagnostics,
      ...read.reports.flatMap((report) => report.diagnostics),
      ...files.flatMap((file) => file.diagnosed()),
    ]),
  );
  const { diagnostics, silenced } = applySilence(files, found);
  const hasErrors = diagnostics.some((item) => item.severity === 'error');
  const archive = hasErrors ? undefined : toArchive(read, sources);
  return { diagnostics, silenced, sources: sources.texts, ...(archive === undefined ? {} : { archive }) };
}

/** gate: what may be shown at the as-of instant, and what is withheld. `editors` is for the preview server alone. */
export function gateArchive(archive: Archive, asOf: string, audience: 'readers' | 'editors' = 'readers'): Gated {
  return gate(archive, asOf, audience);
}

/** link: everything each page shows. The memory of an earlier run makes it quicker and changes nothing else. */
export function linkArchive(published: PublishedArchive, memory?: RelationMemory): Linked {
  return link(published, memory);
}

/** What a gated archive asks of its editors. */
export function findArchiveHealth(gated: Gated, options: HealthOptions): Health {
  return findHealth(gated, options);
}

/** What giving a briefing another slug changes. */
export function planRenaming(archive: Archive, sources: SourceTexts, briefing: Briefing, slug: string): Renaming {
  return planRename(archive, sources, briefing, slug);
}
