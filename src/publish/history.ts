import { compareVersions } from '../core/history/compare-versions.ts';
import { readRelease, readWords } from '../core/history/read-version.ts';
import { listShownVersions, type ShownVersion } from '../core/history/shown-versions.ts';
import type { BriefingHistory, Gated, PublishedArchive } from '../core/model.ts';
import { decode } from '../core/read/decode.ts';
import { digestOfAll } from '../core/text/digest.ts';
import { findCommit } from '../git/find-commit.ts';
import { listChanges } from '../git/list-changes.ts';
import { isShallow, logVersions, type Version } from '../git/log-versions.ts';
import { openBlobs } from '../git/read-blobs.ts';
import { GitFailed, tryGit } from '../git/run-git.ts';
import { openTable } from './table.ts';
import { makeTimeLimit } from './time-limit.ts';

/** The histories of an archive that asks for them. */
export interface Histories {
  /** By id of the briefing. */
  readonly byId: ReadonlyMap<string, BriefingHistory>;
  /** The commit that they are of. */
  readonly commit: string;
  /** They are the same at every instant of this window; see `Gated`. */
  readonly same: Gated['same'];
  /** What whoever builds should know. */
  readonly notes: readonly string[];
}

interface HistoryOptions {
  /** The content folder. */
  readonly content: string;
  /** A folder for what is known of versions, kept between builds. */
  readonly folder: string;
  /** Names the code. */
  readonly code: string;
}

/** Reads how published briefings came about. Undefined without git, repository or commit, and when the publication does not ask for it. */
export function readHistories(published: PublishedArchive, options: HistoryOptions): Histories | undefined {
  if (published.publication.history !== 'differences') return undefined;
  const commit = findCommit(options.content, 'HEAD');
  if (commit === undefined) return undefined;
  const none = { byId: new Map(), commit, same: { since: 0, until: undefined } };
  return tryGit(() => {
    if (isShallow(options.content)) {
      return {
        ...none,
        notes: [
          'This clone of the repository is shallow, so the differences between versions are unknown and not shown: fetch all of it (fetch-depth: 0).',
        ],
      };
    }
    return { ...collect(published, options), commit, notes: tellUncommitted(options.content) };
  });
}

function collect(published: PublishedArchive, options: HistoryOptions): Pick<Histories, 'byId' | 'same'> {
  const { asOf, publication } = published;
  const timeZone = publication['time-zone'];
  const log = logVersions(options.content);
  const revised = published.briefings.flatMap((briefing) => {
    const versions = log.get(briefing.path) ?? [];
    return versions.length < 2 || briefing.front.status === 'withdrawn' ? [] : [{ briefing, versions }];
  });
  const releases = readReleases(revised, timeZone, options);
  const instants = [...releases.values()].flatMap((release) => release ?? []);
  const shown = revised.map(({ briefing, versions }) => {
    const known = versions.map((version) => ({ ...version, release: releases.get(version.id) ?? null }));
    instants.push(...versions.map(({ at }) => at));
    return { briefing, versions: listShownVersions(known, { asOf, timeZone, since: briefing.front['history-since'] }) };
  });
  const compared = shown.filter(({ versions }) => versions.length > 1);
  const texts = openTexts(
    options.content,
    compared.flatMap(({ versions }) => versions.map(({ id }) => id)),
    SHOWN_BLOB,
  );
  const byId = new Map(compared.map(({ briefing: { id, path }, versions }) => [id, makeHistory(path, versions, texts)] as const));
  return { byId, same: findWindow(instants, Date.parse(asOf)) };
}

/** The instants around now between which no version comes or goes. */
function findWindow(instants: readonly number[], now: number): Gated['same'] {
  let since = 0;
  let until = Infinity;
  for (const instant of instants) {
    if (instant <= now) since = Math.max(since, instant);
    else until = Math.min(until, instant);
  }
  return { since, until: Number.isFinite(until) ? until : undefined };
}

type Revised = readonly { readonly briefing: { readonly path: string }; readonly versions: readonly Version[] }[];

/** When each version might be shown, by object id: read once, and kept. */
function readReleases(revised: Revised, timeZone: string, { content, folder, code }: HistoryOptions): Map<string, number | null> {
  const table = openTable<number | null>(folder, 'versions', `${code} ${timeZone}`);
  const wanted = new Map(revised.flatMap(({ briefing, versions }) => versions.map(({ id }) => [id, briefing.path] as const)));
  const texts = openTexts(
    content,
    [...wanted.keys()].filter((id) => !table.rows.has(id)),
    READ_BLOB,
  );
  for (const [id, path] of wanted) if (!table.rows.has(id)) table.set(id, readRelease(path, texts(id), timeZone));
  for (const id of [...table.rows.keys()]) if (!wanted.has(id)) table.delete(id);
  table.save();
  return new Map(table.rows);
}

/** Sizes are not known beforehand: as if each text had so many bytes, so that fewer are read at once where few are wanted. */
const READ_BLOB = 8 * 1024;
const SHOWN_BLOB = 64 * 1024;

/** Gives the texts of versions; empty for what is missing or is no text. */
function openTexts(content: string, ids: readonly string[], size: number): (id: string) => string {
  const open = openBlobs(
    content,
    ids.map((id) => ({ id, size })),
  );
  return (id) => {
    try {
      const decoded = decode(open(id));
      return 'code' in decoded ? '' : decoded.text;
    } catch (error) {
      if (error instanceof GitFailed) return '';
      throw error;
    }
  };
}

function makeHistory(path: string, versions: readonly ShownVersion[], texts: (id: string) => string): BriefingHistory {
  const timeLimit = makeTimeLimit();
  return {
    key: digestOfAll(versions.flatMap(({ id, day }) => [id, day])),
    readDifferences: () => {
      const words = versions.map(({ id }) => readWords(path, texts(id), timeLimit));
      return versions.slice(1).flatMap(({ day }, index) => {
        const paragraphs = compareVersions(words[index] ?? '', words[index + 1] ?? '');
        return paragraphs.length === 0 ? [] : [{ day, paragraphs }];
      });
    },
  };
}

function tellUncommitted(content: string): string[] {
  const count = listChanges(content, 'HEAD').filter(({ path }) => path.startsWith('briefings/') && path.endsWith('.md')).length;
  if (count === 0) return [];
  return [
    `${count} ${count === 1 ? 'briefing has' : 'briefings have'} changes that are not committed; the differences between versions do not show them.`,
  ];
}
