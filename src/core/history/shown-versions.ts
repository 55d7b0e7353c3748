import type { Calendar } from '../text/dates.ts';

/** A version of a briefing as the repository has it. */
export interface KnownVersion {
  /** When it was committed, in milliseconds since 1970. */
  readonly at: number;
  /** Names its bytes. */
  readonly id: string;
  /** Path of the file at that time. */
  readonly path: string;
  /** See `VersionFacts`; null also where it was not this briefing, or refers to what is withheld. */
  readonly release: number | null;
}

/** A version that readers could read. */
export interface ShownVersion extends Pick<KnownVersion, 'id' | 'path'> {
  /** The day from which they could, `YYYY-MM-DD`. */
  readonly day: string;
}

interface Moment {
  /** ISO instant. */
  readonly asOf: string;
  /** That of the publication. */
  readonly calendar: Calendar;
  /** The first day whose versions may be shown. */
  readonly since?: string | undefined;
}

/**
 * The versions that may be compared in public, oldest first: those that were published, by what they say themselves, before the next one
 * took their place and before the as-of instant. What came before a version that was withheld is left out, since it may have been
 * taken back; and so is what stood for less than a day. All of them count for that, also those that came after the as-of instant: going
 * back in time never shows more.
 * @param versions oldest first; see `inOrder`
 */
export function listShownVersions(versions: readonly KnownVersion[], { asOf, calendar, since }: Moment): ShownVersion[] {
  const now = Date.parse(asOf);
  const first = since === undefined ? -Infinity : calendar.startOfDay(since);
  let shown: (ShownVersion & { readonly from: number })[] = [];
  for (const [index, { at, id, path, release }] of versions.entries()) {
    const until = versions[index + 1]?.at ?? Infinity;
    if (release === null || release > at || at < first) shown = [];
    if (release === null || release >= until || at < first) continue;
    const from = Math.max(at, release);
    const day = calendar.dayOf(from);
    shown = [...shown.filter((other) => other.day !== day), { id, path, day, from }];
  }
  return shown.filter(({ from }) => from <= now).map(({ id, path, day }) => ({ id, path, day }));
}

/** Versions with times that never go back: a commit came after those before it, whatever the clock of its author said. */
export function inOrder<V extends { readonly at: number }>(versions: readonly V[]): V[] {
  let clock = -Infinity;
  return versions.map((version) => ({ ...version, at: (clock = Math.max(clock, version.at)) }));
}
