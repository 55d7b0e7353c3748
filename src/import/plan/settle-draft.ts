import { makeLocator } from '../../core/diagnostics/locator.ts';
import { addOpening, settleHeadings } from '../body/settle-headings.ts';
import type { Draft } from '../draft.ts';
import { mapFront, type MappedFront } from '../mapping/map-front.ts';
import { isProblem, type ImportProblem } from '../problem.ts';
import { fillTitle } from './fill-draft.ts';
import { placeDraft, toAliases, type Addresses } from './place-draft.ts';
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
  const date = decideDate(draft, mapped, context);
  if (typeof date !== 'string') return date;
  const place = placeDraft({ date, given: options.slug, names: [mapped.slug, draft.name, title] }, addresses, notes);
  if (isProblem(place)) return [place];
  const isDraft = mapped.isDraft || draft.isDraft;
  const aliases = toAliases(mapped.addresses, place, addresses, notes);
  return { draft, mapped: { ...mapped, isDraft }, title, date, aliases, anchors, ...place };
}

const titleFromName = (name: string): string | undefined => {
  const words = name.replace(/[-_]+/gu, ' ').trim();
  return words === '' ? undefined : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

/** A briefing is filed under its date for ever, so none is made up; only a draft, whose date is still to come, gets today's. */
function decideDate({ nameDate, isDraft, notes }: Draft, mapped: MappedFront, { options, asOf }: PlanContext): string | ImportProblem[] {
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
    const today = asOf.slice(0, 10);
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

/** The line of the front matter that a problem is about. */
export function findPlace(problem: ImportProblem, text: string): ImportProblem {
  const key = /` in `([^`]+)`/u.exec(problem.reason)?.[1]?.toLowerCase();
  if (key === undefined || problem.place !== undefined) return problem;
  let offset = 0;
  for (const line of text.split('\n')) {
    const [, name = '', value = ''] = /^[ \t"]*([\w-]+)"?[ \t]*[:=][ \t]*(\S.*?)[ \t]*$/u.exec(line) ?? [];
    const start = offset + line.lastIndexOf(value);
    if (name.toLowerCase() === key) return { ...problem, place: makeLocator(text).place(start, start + value.length) };
    offset += line.length + 1;
  }
  return problem;
}
