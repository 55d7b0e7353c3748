import type { Draft, Note } from '../draft.ts';
import type { ImportProblem } from '../problem.ts';
import type { Addresses } from './place-draft.ts';
import type { PlanContext, Placed } from './plan-context.ts';
import type { Outcome, Plan, Unread } from './plan.ts';
import { openPlannedFiles } from './planned-files.ts';
import { findPlace } from './find-place.ts';
import { settleDraft } from './settle-draft.ts';
import { writeDraft } from './write-draft.ts';

/** Plans what drafts become: first each gets its place, then links between them are known and the texts are written. */
export function planImport(drafts: readonly Draft[], unread: readonly Unread[], context: PlanContext): Plan {
  const addresses: Addresses = {
    taken: new Set(context.vocabulary.slugs),
    paths: new Set(context.tree.entries.map(({ path }) => path)),
    owners: context.vocabulary.owners,
  };
  const placed: Placed[] = [];
  const outcomes: Outcome[] = unread.map(({ source, problems, text }) => refuse(source, problems, text, []));
  // Originals first, so that it is their translations whose addresses get a number.
  const isOriginal = ({ translates }: Draft): boolean => translates === undefined;
  for (const draft of [...drafts.filter(isOriginal), ...drafts.filter((each) => !isOriginal(each))]) {
    const place = settleDraft(draft, addresses, context);
    if (Array.isArray(place)) outcomes.push(refuse(draft.source, place, draft.text, draft.notes.all));
    else placed.push(place);
  }
  const bySource = new Map(placed.map((each) => [each.draft.source, each]));
  const files = openPlannedFiles(context.tree.entries);
  for (const each of placed) outcomes.push(writeDraft(each, { bySource, files, context }));
  return { files: files.all, outcomes: outcomes.sort((a, b) => (a.source < b.source ? -1 : 1)) };
}

const refuse = (source: string, problems: readonly ImportProblem[], text: string, notes: readonly Note[]): Outcome => ({
  is: 'refused',
  source,
  problems: problems.map((problem) => findPlace(problem, text)),
  text,
  notes,
});
