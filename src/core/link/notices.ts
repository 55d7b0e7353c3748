import type { Briefing } from '../model.ts';
import type { BriefingPage, DifferenceModel, Notice } from '../page-model.ts';
import { countChanges } from '../text/compare-words.ts';
import { refOf, type LinkContext } from './context.ts';

/** What readers must know before they read on: previews, withdrawal, supersession, corrections. */
export function noticesOf(briefing: Briefing, context: LinkContext): Notice[] {
  const { front, id } = briefing;
  const successor = context.successorOf.get(id);
  const link =
    successor === undefined
      ? {}
      : {
          link: {
            href: refOf(successor, context).href,
            label: front.status === 'withdrawn' ? 'What replaced it' : 'Read the current briefing',
          },
        };
  const notices: Notice[] = [];
  const preview = refOf(briefing, context).preview;
  if (preview !== undefined) notices.push({ tone: 'calm', label: 'Preview.', text: `${preview}. Readers do not see this page.` });
  if (front.status === 'withdrawn' && front.withdrawn !== undefined) {
    const text = `${closeSentence(front.withdrawn.reason)} The text stays below for the record and is left out of search.`;
    notices.push({ tone: 'warn', label: `Withdrawn, ${context.dates.date(front.withdrawn.date).long}.`, text, ...link });
  } else if (successor !== undefined) {
    notices.push({
      tone: 'warn',
      label: 'Superseded.',
      text: `Our view was set out anew on ${context.dates.date(successor.front.date).long}.`,
      ...link,
    });
  }
  for (const old of front.supersedes ?? []) {
    const earlier = context.byId.get(old);
    if (earlier === undefined) continue;
    const ref = refOf(earlier, context);
    notices.push({
      tone: 'calm',
      label: 'Replaces an earlier briefing:',
      text: '',
      link: { href: ref.href, label: `${ref.title.text}, ${ref.date.long}` },
    });
  }
  for (const change of [...(front.changes ?? [])].reverse()) {
    if (change.kind === 'correction')
      notices.push({ tone: 'calm', label: `Corrected, ${context.dates.date(change.date).long}.`, text: closeSentence(change.note) });
  }
  return notices;
}

/** Every version of a briefing, newest first. */
export function revisionsOf(briefing: Briefing, context: LinkContext): BriefingPage['revisions'] {
  const { front } = briefing;
  const changes = (front.changes ?? []).map((change, index) => ({
    date: context.dates.date(change.date),
    label: `Version ${index + 2}`,
    text: `${change.kind === 'correction' ? 'Correction' : 'Update'}: ${closeSentence(change.note)}`,
  }));
  const first = { date: context.dates.date(front.date), label: 'Version 1', text: 'First published.' };
  const last =
    front.withdrawn === undefined
      ? []
      : [{ date: context.dates.date(front.withdrawn.date), label: 'Withdrawn', text: closeSentence(front.withdrawn.reason) }];
  return [first, ...changes, ...last].reverse();
}

/** What changed between published versions, newest first. */
export function differencesOf({ id }: Briefing, { histories, dates }: LinkContext): Pick<BriefingPage, 'differences'> {
  const differences = histories.get(id)?.readDifferences() ?? [];
  if (differences.length === 0) return {};
  const toModel = ({ day, paragraphs }: (typeof differences)[number]): DifferenceModel => ({
    date: dates.date(day),
    words: countChanges(paragraphs.flat()),
    paragraphs,
  });
  return { differences: differences.map(toModel).reverse() };
}

/** Ends a sentence with a full stop where its author left it out. */
export function closeSentence(text: string): string {
  return /[.!?。！？…]["”’)]?$/u.test(text) ? text : `${text}.`;
}
