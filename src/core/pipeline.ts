import { checkEarlier, followRenames } from './compare/check-earlier.ts';
import { compareSites, type CompareOptions } from './compare/compare-sites.ts';
import type { Comparison, Side } from './compare/comparison.ts';
import { salvage, type Salvaged } from './compare/salvage.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { sortDiagnostics } from './diagnostics/sort.ts';
import { checkWithheldInSteps } from './gate/check-withheld-references.ts';
import { gate } from './gate/gate.ts';
import { findHealth, type Health, type HealthOptions } from './health/find-health.ts';
import type { Histories } from './link/context.ts';
import { link, type Linked } from './link/link.ts';
import type { RelationMemory } from './link/related.ts';
import type { Archive, ContentTree, Earlier, FileStore, Gated, PublishedArchive, TimeLimit } from './model.ts';
import { planNewName, type Named, type PlannedName } from './rename/plan-new-name.ts';
import { readSourcesInSteps, type Sources, type SourceTexts } from './read/read-sources.ts';
import { toEnd, type Steps } from './text/steps.ts';
import { checkAcrossInSteps } from './validate/check-archive.ts';
import { dropFollowUps } from './validate/follow-ups.ts';
import { readInSteps, toArchive, type ReadArchive } from './validate/read-archive.ts';
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
  /** What the archive is checked against as a change of it; nothing is without. */
  readonly earlier?: Earlier | undefined;
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
  /** What can be linked in spite of errors, for comparing alone; absent without a publication's record. */
  readonly salvage: () => Salvaged | undefined;
  /** Old path to new path of files that were renamed since `earlier`. */
  readonly renames: ReadonlyMap<string, string>;
}

/** A check with all that was read for it, for those who go on asking. */
export interface Inspected extends Omit<Checked, 'archive'> {
  /** Undefined when there is any error. */
  readonly makeArchive: () => Archive | undefined;
  readonly read: ReadArchive;
  readonly pictures: Sources['pictures'];
  /** Paths of files that could not be read. */
  readonly unread: readonly string[];
}

/** read → parse → validate: the archive, or every reason why there is none. */
export function checkArchive(tree: ContentTree, options: CheckOptions): Checked {
  return toEnd(checkInSteps(tree, options));
}

/** The same in steps. */
export function* checkInSteps(tree: ContentTree, options: CheckOptions): Steps<Checked> {
  const { makeArchive, diagnostics, silenced, sources, renames, salvage } = yield* inspectInSteps(tree, options);
  const archive = makeArchive();
  return { diagnostics, silenced, sources, renames, ...(archive === undefined ? {} : { archive }), salvage };
}

/** The same in steps with all that was read: an editor types on between two of them. */
export function* inspectInSteps(tree: ContentTree, options: CheckOptions): Steps<Inspected> {
  const sources = yield* readSourcesInSteps(tree, options.store);
  const read = yield* readInSteps(sources, options);
  yield* checkAcrossInSteps(read, sources, options.store);
  yield* checkWithheldInSteps(read, options.asOf);
  yield;
  const { earlier, asOf } = options;
  const renames = earlier === undefined ? new Map<string, string>() : checkEarlier(read, sources.texts, earlier, asOf);
  const files = [...read.briefings, ...read.themes, ...read.statements];
  const found = dropFollowUps([
    ...sources.diagnostics,
    ...read.diagnostics,
    ...read.reports.flatMap((report) => report.diagnostics),
    ...files.flatMap((file) => file.diagnosed()),
  ]);
  const { diagnostics, silenced } = applySilence(files, sortDiagnostics(followRenames(found, renames)));
  let made: Archive | undefined;
  const readable = (): Archive | undefined => (made ??= toArchive(read, sources));
  return {
    diagnostics,
    silenced,
    sources: sources.texts,
    renames,
    makeArchive: () => (diagnostics.some((item) => item.severity === 'error') ? undefined : readable()),
    salvage: () => {
      const found = readable();
      return found && salvage(found, diagnostics);
    },
    read,
    pictures: sources.pictures,
    unread: sources.diagnostics.map(({ file }) => file),
  };
}

/** gate: what may be shown at the as-of instant, and what is withheld. `editors` is for the preview server alone. */
export function gateArchive(archive: Archive, asOf: string, audience: 'readers' | 'editors' = 'readers'): Gated {
  return gate(archive, asOf, audience);
}

/** link: everything each page shows. The memory of an earlier run makes it quicker and changes nothing else. */
export function linkArchive(published: PublishedArchive, memory?: RelationMemory, histories?: Histories): Linked {
  return link(published, memory, histories);
}

/** What a gated archive asks of its editors. */
export function findArchiveHealth(gated: Gated, options: HealthOptions): Health {
  return findHealth(gated, options);
}

/** What readers would notice of a change: two sites of the same instant, compared by what their pages show. */
export function compareArchives(before: Side, after: Side, options?: CompareOptions): Comparison {
  return compareSites(before, after, options);
}

/** What giving a briefing or a theme another name changes. */
export function planRenaming(archive: Archive, sources: SourceTexts, named: Named, name: string): PlannedName {
  return planNewName(archive, sources, named, name);
}
