import { dateInZone, makeStartOfDay } from '../text/dates.ts';

/** A version of a briefing as the repository has it. */
export interface KnownVersion {
  /** When it was committed, in milliseconds since 1970. */
  readonly at: number;
  /** Names its bytes. */
  readonly id: string;
  /** See `readRelease`. */
  readonly release: number | null;
}

/** A version that readers could read. */
export interface ShownVersion {
  readonly id: string;
  /** The day from which they could, `YYYY-MM-DD`. */
  readonly day: string;
}

interface Moment {
  /** ISO instant. */
  readonly asOf: string;
  readonly timeZone: string;
  /** The first day whose versions may be shown. */
  readonly since?: string | undefined;
}

/**
 * The versions that may be compared in public, oldest first: those that were published, by their own front matter, before the next one
 * took their place and before the as-of instant. What came before a version that was withheld is left out, since it may have been
 * taken back; and so is what stood for less than a day.
 */
export function listShownVersions(versions: readonly KnownVersion[], { asOf, timeZone, since }: Moment): ShownVersion[] {
  const now = Date.parse(asOf);
  const first = since === undefined ? -Infinity : makeStartOfDay(timeZone)(since);
  const known = versions.filter(({ at }) => at <= now);
  let shown: (ShownVersion & { readonly from: number })[] = [];
  for (const [index, { at, id, release }] of known.entries()) {
    const until = Math.min(now, known[index + 1]?.at ?? now);
    if (release === null || release > until || at < first) shown = [];
    else {
      const from = Math.max(at, release, shown.at(-1)?.from ?? -Infinity);
      const day = dateInZone(new Date(from).toISOString(), timeZone);
      shown = [...shown.filter((other) => other.day !== day), { id, day, from }];
    }
  }
  return shown.map(({ id, day }) => ({ id, day }));
}
