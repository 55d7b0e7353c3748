import type { Gated, PublishedArchive } from '../core/model.ts';
import type { BuildResult } from './build-options.ts';
import type { Collaborators } from './collaborators.ts';
import { openFileStore } from './file-store.ts';
import type { FileMarks } from './folder-print.ts';
import { keepHeapsSmall } from './heap-growth.ts';
import type { ArchiveHistory } from './history.ts';
import { contentCache, type Job } from './job.ts';
import { makeTimeLimit } from './time-limit.ts';
import { writeSite } from './write-site.ts';

/** What was found out about the disk. */
export interface DiskState {
  /** The stamp of what the site is made of, where there is one. */
  readonly inputs?: string | undefined;
  /** The state of the mirror's files, where there is a mirror to begin with. */
  readonly marks?: FileMarks | undefined;
  /** Why git could not give a text of the past, in its words, when it could not. */
  readonly unread?: string | undefined;
}

/** Checks, gates and links the content and writes the site. */
export async function buildArchive(job: Job, parts: Collaborators, { inputs, marks, unread }: DiskState): Promise<BuildResult> {
  const { options, progress, memory, tree, code, readAt } = job;
  // All files may have to be parsed, and what that leaves would stay in memory to the end.
  if (memory.record === undefined) keepHeapsSmall();
  const store = openFileStore({ folder: contentCache(options), code: code.core, readAt });
  try {
    progress('check');
    const checked = await parts.checkArchive(tree, { ...options, store, timeLimit: makeTimeLimit() });
    const { archive, sources, diagnostics } = checked;
    store.save();
    if (!archive) return { ok: false, checked };
    progress('link');
    const gated = parts.gateArchive(archive, options.asOf);
    const history: ArchiveHistory | undefined =
      unread === undefined ? await findHistory(gated.published, job) : { is: 'unknown', because: unread };
    const notes = history === undefined ? [] : noteOf(history);
    for (const note of notes) options.onNote?.(note);
    const past = history?.is === 'known' ? history : undefined;
    const { site, memory: relations } = parts.linkArchive(gated.published, memory.open().relations, past?.byId);
    const same = past === undefined ? gated.same : meet(gated.same, past.same);
    const isCertain = inputs !== undefined && history?.is !== 'unknown';
    const stamp = isCertain ? { inputs, ...same, diagnostics, notes, commit: past?.commit } : undefined;
    const counts = await writeSite(job, parts, { archive, sources, gated, site, relations, stamp, marks });
    return { ok: true, checked, ...counts };
  } finally {
    store.close();
  }
}

/** What reads it is loaded for a publication that shows it. */
async function findHistory(published: PublishedArchive, { options, code }: Job): Promise<ArchiveHistory | undefined> {
  if (published.publication.history !== 'differences') return undefined;
  const { readHistory } = await import('./history.ts');
  return readHistory(published, { content: options.content, folder: contentCache(options), code: code.core });
}

const noteOf = (history: ArchiveHistory): readonly string[] =>
  history.is === 'known'
    ? history.notes
    : [`The differences between versions are not shown, since what git has of the past is not known: ${history.because}.`];

/** The instants that lie in both windows. */
function meet(one: Gated['same'], other: Gated['same']): Gated['same'] {
  const until = Math.min(one.until ?? Infinity, other.until ?? Infinity);
  return { since: Math.max(one.since, other.since), until: Number.isFinite(until) ? until : undefined };
}
