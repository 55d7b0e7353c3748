import type { Sound } from '../diagnostics/sound.ts';
import type { BriefingFront, InternalLink } from '../model.ts';
import { wordWithheld } from '../rules/reference-withheld.ts';
import { makeStartOfDay } from '../text/dates.ts';
import { toEnd, type Steps } from '../text/steps.ts';
import type { ParsedFile } from '../validate/parsed-file.ts';
import type { ReadArchive } from '../validate/read-archive.ts';
import { latestReleaseOf, releaseOf, type ReleaseDates } from './release.ts';

/**
 * Reports references to briefings that readers cannot see yet, unless the file that refers is withheld at least as long.
 * @param asOf ISO instant; what is shown by then is no problem
 */
export function checkWithheldReferences(read: ReadArchive, asOf: string): void {
  toEnd(checkWithheldInSteps(read, asOf));
}

/** The same in steps. */
export function* checkWithheldInSteps(read: ReadArchive, asOf: string): Steps<void> {
  const startOfDay = makeStartOfDay(read.publication?.['time-zone'] ?? 'Etc/UTC');
  const now = Date.parse(asOf);
  const hidden = new Map<string, number>();
  for (const { id, sound } of read.briefings) {
    const front = datesOf(sound);
    const release = front === undefined || latestReleaseOf(front) <= now ? -Infinity : releaseOf(front, startOfDay);
    // of two files with one id, which are reported, the later counts
    if (release > now) hidden.set(id, release);
    else hidden.delete(id);
  }
  if (hidden.size === 0) return;
  const isHidden = (id: string, own: number): boolean => (hidden.get(id) ?? -Infinity) > own;
  for (const file of [...read.briefings, ...read.themes, ...read.statements]) {
    yield;
    const own = file.path.startsWith('briefings/') ? (hidden.get(file.id) ?? -Infinity) : -Infinity;
    // The body is read for the place of a mistake, and for nothing else.
    if (!file.outline.links.some(([kind, id, path]) => kind === 'briefing' && path !== file.path && isHidden(id, own))) continue;
    for (const link of file.body.links)
      if (isHiddenLink(link, file.path) && isHidden(link.target.id, own))
        file.tell('reference-withheld', link.place, wordWithheld(link.target.id));
  }
  for (const file of read.briefings) {
    const own = hidden.get(file.id) ?? -Infinity;
    for (const { id, path } of frontReferences(file)) if (isHidden(id, own)) file.tell('reference-withheld', path, wordWithheld(id));
  }
}

/** What decides when a briefing is shown; undefined when that is out of form, since nothing follows from it then. */
function datesOf({ date, status, embargo }: Sound<BriefingFront>): ReleaseDates | undefined {
  if (typeof date !== 'string' || status === null || embargo === null) return undefined;
  return { date, ...(status === undefined ? {} : { status }), ...(embargo === undefined ? {} : { embargo }) };
}

const isHiddenLink = (link: InternalLink, path: string): boolean => link.target.kind === 'briefing' && link.target.path !== path;

function frontReferences({ sound }: ParsedFile<BriefingFront>): { id: string; path: string }[] {
  const list = (key: 'supersedes' | 'related'): { id: string; path: string }[] =>
    (sound[key] ?? []).flatMap((id, index) => (id === null ? [] : [{ id, path: `${key}.${index}` }]));
  const original = sound['translation-of'];
  return [...list('supersedes'), ...list('related'), ...(typeof original !== 'string' ? [] : [{ id: original, path: 'translation-of' }])];
}
