import { makeReporter } from '../diagnostics/reporter.ts';
import { releaseOf } from '../gate/release.ts';
import type { Lexicon, TimeLimit } from '../model.ts';
import { makeMatcher } from '../parse/terms.ts';
import { renderWithin } from '../render/render-within.ts';
import { fillSlots } from '../text/slots.ts';
import { makeStartOfDay } from '../text/dates.ts';
import { briefingSchema } from '../validate/briefing-schema.ts';
import { openFile } from '../validate/open-file.ts';
import { idOf } from '../validate/read-file.ts';

/**
 * The instant from which a version of a briefing might be shown, in milliseconds since 1970; null for one that never might: a draft, a
 * withdrawn one, or one that cannot be read.
 */
export function readRelease(path: string, text: string, timeZone: string): number | null {
  const { front } = openFile({ path, kind: 'briefing', text }, briefingSchema, 'a briefing');
  if (front === undefined || front.status === 'withdrawn') return null;
  const release = releaseOf(front, makeStartOfDay(timeZone));
  return Number.isFinite(release) ? release : null;
}

/** Terms and themes make links, and words are all that is compared. */
const NO_LEXICON: Lexicon = { base: '/', themes: [], glossary: [], language: 'en' };

/** What readers read of a version, a paragraph a line: title, bottom line, judgements, passages. Empty when it cannot be read. */
export function readWords(path: string, text: string, timeLimit?: TimeLimit): string {
  const { front, split, report } = openFile({ path, kind: 'briefing', text }, briefingSchema, 'a briefing');
  if (front === undefined || split === undefined) return '';
  const language = front.language ?? NO_LEXICON.language;
  const context = { path, id: idOf(path), kind: 'briefing', language, lexicon: NO_LEXICON, matcher: makeMatcher(NO_LEXICON) } as const;
  const body = renderWithin(timeLimit, split, context, makeReporter(report.file, text));
  const passages = (body?.passages ?? []).flatMap((passage) => [passage.title, passage.text]);
  const judgements = (front.judgements ?? []).map((judgement) => judgement.text);
  // The title of another briefing may be withheld today.
  return [front.title, front.summary, ...judgements, ...passages].map((part) => fillSlots(part, () => '…')).join('\n');
}
