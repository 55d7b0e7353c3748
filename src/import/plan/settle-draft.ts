import { dateInZone } from '../../core/text/dates.ts';
import { addOpening, settleHeadings } from '../body/settle-headings.ts';
import type { Draft } from '../draft.ts';
import { mapFront, type MappedFront } from '../mapping/map-front.ts';
import { isProblem, type ImportProblem } from '../problem.ts';
import { fillRest, fillTitle } from './fill-draft.ts';
import { placeDraft, toAliases, type Addresses } from './place-draft.ts';
import { chooseSlug } from '../slug.ts';
import type { PlanContext, Placed } from './plan-context.ts';

/** Settles what a draft is called, its headings, its date and its address; the reasons when it cannot be imported. */
export function settleDraft(draft: Draft, addresses: Addresses, context: PlanContext): Placed | ImportProblem[] {
  const { notes, body } = draft;
  const { options } = context;
  const mapped = mapFront(draft.front, draft.tags, context, notes);
  const same = context.table.keys.flatMap(([key, target]) => (key === target && draft.front[key] !== undefined ? `\`${key}\`` : []));
  if (draft.text !== '' && same.length > 0) notes.add('mapped', 'keys', `${same.join(', ')}, as they are`);
  const { anchors, title: heading } = settleHeadings(body, options.title ?? mapped.title, notes);
  if (body.children.length === 0)
    return [
      {
        code: 'import-empty',
        reason: 'Unexpected end of file, expected a text',
        fix: 'write the text, or leave the file out with `skip` in the mapping table',
      },
    ];
  addOpening(body, context.table.opening, notes);
  const title = fillTitle(
    [
      [options.title, ''],
      [mapped.title, ''],
      [heading, ''],
      [titleFromName(draft.name), 'the file’s name'],
    ],
    body,
    context.vocabulary,
    notes,
  );
  const wanted = chooseSlug(options.slug, [mapped.slug, draft.name, title]);
  if (typeof wanted !== 'string') return [wanted];
  const date = decideDate(draft, mapped, wanted, context);
  if (typeof date !== 'string') return date;
  const place = placeDraft({ date, wanted, isGiven: options.slug !== undefined }, addresses, notes);
  if (isProblem(place)) return [place];
  const isDraft = mapped.isDraft || draft.isDraft;
  const aliases = toAliases(mapped.addresses, place, addresses, notes);
  const said = fillRest(body, { ...mapped, isDraft }, options, context.vocabulary, notes);
  return { draft, mapped, title, said, date, aliases, anchors, ...place };
}

const titleFromName = (name: string): string | undefined => {
  const words = name.replace(/[-_]+/gu, ' ').trim();
  return words === '' ? undefined : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

/** A briefing is filed under its date for ever, so none is made up; only a draft, whose date is still to come, gets today's. */
function decideDate(
  { nameDate, isDraft, notes }: Draft,
  mapped: MappedFront,
  wanted: string,
  context: PlanContext,
): string | ImportProblem[] {
  const { options, asOf, vocabulary } = context;
  // `--date` stands for the date alone: an embargo that cannot be read is not undone by it.
  const problems = mapped.problems.filter(({ isOfDate = false }) => !isOfDate || options.date === undefined);
  if (problems.length > 0) return problems;
  if (options.date !== undefined) return options.date;
  if (mapped.date !== undefined) return mapped.date;
  if (nameDate !== undefined) {
    notes.add('mapped', 'date', `${nameDate}, from the file’s name`);
    return nameDate;
  }
  if (isDraft || mapped.isDraft) {
    const earlier = findEarlierDate(wanted, context);
    if (earlier !== undefined) return earlier;
    const today = dateInZone(asOf, vocabulary.publication?.['time-zone'] ?? 'UTC');
    notes.add('guessed', 'date', `${today}, today, since a draft may have none`);
    return today;
  }
  return [
    {
      code: 'import-date-missing',
      reason: 'Unexpected document without a date, expected one in its front matter or its file’s name',
      fix: 'write `date: 2026-01-23`, or leave the file out with `skip` in the mapping table',
    },
  ];
}

/** The date that an import on another day gave the same draft. */
function findEarlierDate(wanted: string, { vocabulary, tree }: PlanContext): string | undefined {
  const path = vocabulary.owners.get(wanted);
  const entry = path === undefined ? undefined : tree.entries.find((each) => each.path === path);
  if (entry === undefined || path === undefined) return undefined;
  return /^status: draft$/mu.test(new TextDecoder().decode(entry.read())) ? path.slice(path.lastIndexOf('/') + 1).slice(0, 10) : undefined;
}
