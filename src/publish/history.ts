import { compareVersions } from '../core/history/compare-versions.ts';
import { readWords } from '../core/history/read-version.ts';
import { inOrder, listShownVersions, type KnownVersion, type ShownVersion } from '../core/history/shown-versions.ts';
import type { Briefing, BriefingHistory, Gated, PublishedArchive, TimeLimit } from '../core/model.ts';
import { classify } from '../core/read/classify.ts';
import { digestOfAll } from '../core/text/digest.ts';
import { makeCalendar } from '../core/text/dates.ts';
import { idOf } from '../core/validate/read-file.ts';
import { readHead } from '../git/find-commit.ts';
import { listChanges } from '../git/list-changes.ts';
import { isShallow, logVersions, type Version } from '../git/log-versions.ts';
import { GitFailed } from '../git/run-git.ts';
import { makeTimeLimit } from './time-limit.ts';
import { openVersions, type VersionPlaces } from './version-table.ts';

/** How the briefings of an archive came about, where its publication asks for it. */
export type ArchiveHistory =
  | {
      readonly is: 'known';
      /** By id of the briefing. */
      readonly byId: ReadonlyMap<string, BriefingHistory>;
      /** The commit that it is of. */
      readonly commit: string;
      /** It is the same at every instant of this window; see `Gated`. */
      readonly same: Gated['same'];
      /** What whoever builds should know. */
      readonly notes: readonly string[];
    }
  /** Git could not tell, and may the next time. */
  | { readonly is: 'unknown'; readonly because: string };

/** Reads how published briefings came about. */
export function readHistory(published: PublishedArchive, places: VersionPlaces): ArchiveHistory {
  try {
    if (isShallow(places.content)) return { is: 'unknown', because: SHALLOW };
    const commit = readHead(places.content);
    return { is: 'known', commit, ...collect(published, commit, places), notes: tellUncommitted(published, commit, places.content) };
  } catch (error) {
    if (error instanceof GitFailed) return { is: 'unknown', because: error.message };
    throw error;
  }
}

const SHALLOW = 'this clone of the repository is shallow; fetch all of it (fetch-depth: 0)';

interface Revised {
  readonly briefing: Briefing;
  readonly versions: readonly Version[];
}

function collect(
  published: PublishedArchive,
  commit: string,
  places: VersionPlaces,
): { byId: Map<string, BriefingHistory>; same: Gated['same'] } {
  const { asOf, briefings, publication } = published;
  const timeZone = publication['time-zone'];
  const timeLimit = makeTimeLimit();
  const revised = listRevised(briefings, logVersions(places.content, commit));
  const { factsOf, open } = openVersions(
    revised.flatMap(({ versions }) => versions),
    timeZone,
    timeLimit,
    places,
  );
  const calendar = makeCalendar(timeZone);
  const names = new Set(briefings.flatMap(namesOf));
  const instants: number[] = [];
  const shown = revised.map(({ briefing, versions }) => {
    const known = versions.map((version): KnownVersion => {
      const { release, refs } = factsOf(version);
      const isOpen = isVersionOf(briefing, version) && refs.every((id) => names.has(id));
      return { ...version, release: isOpen ? release : null };
    });
    instants.push(...known.flatMap(({ at, release }) => [at, release ?? at]));
    return { briefing, versions: listShownVersions(known, { asOf, calendar, since: briefing.front['history-since'] }) };
  });
  const compared = shown.filter(({ versions }) => versions.length > 1);
  const texts = open(compared.flatMap(({ versions }) => versions.map(({ id }) => id)));
  const byId = new Map(compared.map(({ briefing, versions }) => [briefing.id, makeHistory(versions, texts, timeLimit)] as const));
  return { byId, same: findWindow(instants, Date.parse(asOf)) };
}

/** The briefings of which there is more than one version, and that are not withdrawn. */
function listRevised(briefings: readonly Briefing[], log: ReadonlyMap<string, readonly Version[]>): Revised[] {
  return briefings.flatMap((briefing) => {
    const versions = log.get(briefing.path) ?? [];
    return versions.length < 2 || briefing.front.status === 'withdrawn' ? [] : [{ briefing, versions: inOrder(versions) }];
  });
}

/** Whether a file was this briefing, in the place of briefings: git follows a file also from a folder of drafts, or out of another briefing. */
function isVersionOf(briefing: Briefing, { path }: Version): boolean {
  const kind = classify(path);
  return kind.is === 'source' && kind.kind === 'briefing' && namesOf(briefing).includes(idOf(path));
}

const namesOf = ({ id, front }: Briefing): string[] => [id, ...(front.aliases ?? [])];

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

/** Reading the differences throws `GitFailed` where a text cannot be had. */
function makeHistory(versions: readonly ShownVersion[], texts: (id: string) => string, timeLimit: TimeLimit): BriefingHistory {
  return {
    key: digestOfAll(versions.flatMap(({ id, path, day }) => [id, path, day])),
    readDifferences: () => {
      const words = versions.map(({ id, path }) => readWords(path, texts(id), timeLimit));
      return versions.slice(1).flatMap(({ day }, index) => {
        const [before, after] = [words[index], words[index + 1]];
        const paragraphs = before === undefined || after === undefined ? [] : compareVersions(before, after);
        return paragraphs.length === 0 ? [] : [{ day, paragraphs }];
      });
    },
  };
}

function tellUncommitted({ briefings }: PublishedArchive, commit: string, content: string): string[] {
  const published = new Set(briefings.map(({ path }) => path));
  const count = listChanges(content, commit).filter(({ path, isLeft }) => isLeft && published.has(path)).length;
  if (count === 0) return [];
  return [
    `${count} ${count === 1 ? 'briefing has' : 'briefings have'} changes that are not committed; the differences between versions do not show them.`,
  ];
}
