import { releaseOf } from '../gate/release.ts';
import type { Body, BriefingFront, Lexicon, TimeLimit } from '../model.ts';
import { makeMatcher } from '../parse/terms.ts';
import { renderWithin } from '../render/render-within.ts';
import type { StartOfDay } from '../text/dates.ts';
import { listProse } from '../text/list-prose.ts';
import { briefingSchema } from '../validate/briefing-schema.ts';
import { openFile } from '../validate/open-file.ts';
import { idOf } from '../validate/read-file.ts';

/** What of a version decides whether it may be shown; plain data. */
export interface VersionFacts {
  /** The instant from which it might be shown, in milliseconds since 1970; null when it never might: a draft, withdrawn, or with errors. */
  readonly release: number | null;
  /** Ids of the briefings that it refers to. */
  readonly refs: readonly string[];
}

/** What a version of a briefing says of itself. Undefined when reading it was broken off, which another time it may not be. */
export function readVersionFacts(path: string, text: string, startOfDay: StartOfDay, timeLimit?: TimeLimit): VersionFacts | undefined {
  const version = openVersion(path, text, timeLimit);
  if (version.is === 'unfinished') return undefined;
  if (version.is === 'refused' || version.front.status === 'withdrawn') return { release: null, refs: [] };
  const release = releaseOf(version.front, startOfDay);
  return { release: Number.isFinite(release) ? release : null, refs: listRefs(version.front, version.body) };
}

function listRefs(front: BriefingFront, { links }: Body): string[] {
  const linked = links.flatMap(({ target }) => (target.kind === 'briefing' ? [target.id] : []));
  const original = front['translation-of'];
  return [...new Set([...linked, ...(front.related ?? []), ...(front.supersedes ?? []), ...(original === undefined ? [] : [original])])];
}

/** What readers read of a version, a paragraph a line: title, bottom line, judgements, passages. Undefined for one that cannot be read. */
export function readWords(path: string, text: string, timeLimit?: TimeLimit): string | undefined {
  const version = openVersion(path, text, timeLimit);
  if (version.is !== 'sound') return undefined;
  return listProse(version.front, version.body.passages).join('\n');
}

type OpenVersion =
  | { readonly is: 'sound'; readonly front: BriefingFront; readonly body: Body }
  /** It has errors, so that no build published it. */
  | { readonly is: 'refused' }
  /** It takes too long to read. */
  | { readonly is: 'unfinished' };

/** Terms and themes make links, and words are all that is compared. */
const NO_LEXICON: Lexicon = { base: '/', themes: [], glossary: [], language: 'en' };

function openVersion(path: string, text: string, timeLimit: TimeLimit | undefined): OpenVersion {
  const { front, split, report } = openFile({ path, kind: 'briefing', text }, briefingSchema, 'a briefing');
  if (front === undefined || split === undefined) return { is: 'refused' };
  const language = front.language ?? NO_LEXICON.language;
  const context = { path, id: idOf(path), kind: 'briefing', language, lexicon: NO_LEXICON, matcher: makeMatcher(NO_LEXICON) } as const;
  const body = renderWithin(timeLimit, split, context, report);
  if (body === undefined) return { is: 'unfinished' };
  return report.diagnostics.some(({ severity }) => severity === 'error') ? { is: 'refused' } : { is: 'sound', front, body };
}
