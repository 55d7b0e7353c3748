import { posix } from 'node:path';
import type { TreeEntry } from '../../core/model.ts';
import { releaseOf } from '../../core/gate/release.ts';
import { makeStartOfDay } from '../../core/text/dates.ts';
import { replaceAddresses } from '../body/replace-links.ts';
import type { Draft } from '../draft.ts';
import { defined } from '../mapping/read-dates.ts';
import type { ImportProblem } from '../problem.ts';
import { writeTree } from '../write-body.ts';
import { writeBriefing } from '../write-briefing.ts';
import { placePicture } from './place-pictures.ts';
import type { PlanContext, Placed } from './plan-context.ts';
import type { Outcome } from './plan.ts';
import { openPlannedFiles, type PlannedFiles } from './planned-files.ts';
import { replaceLink } from './replace-link.ts';

/** What drafts' texts are written with. */
export interface Writing {
  readonly bySource: ReadonlyMap<string, Placed>;
  readonly files: PlannedFiles;
  readonly context: PlanContext;
}

/** Writes a placed draft with its pictures, now that links between drafts are known. */
export function writeDraft(placed: Placed, { bySource, files, context }: Writing): Outcome {
  const { draft, mapped, title, date, slug, path, aliases, said } = placed;
  const { notes, body, source } = draft;
  const pictures = openPlannedFiles([]);
  const places = {
    folder: posix.dirname(path),
    slug,
    isSame: (picture: string, bytes: Uint8Array) => pictures.isSame(picture, bytes) ?? files.isSame(picture, bytes),
    add: pictures.add,
  };
  replaceAddresses(
    body,
    {
      ofLink: ({ url }) => replaceLink(url, placed, bySource, context),
      ofPicture: (image) => placePicture(image, draft, context.around, places),
    },
    notes,
  );
  const lists = { authors: some(mapped.authors), regions: some(mapped.regions), sectors: some(mapped.sectors), aliases: some(aliases) };
  const { embargo } = mapped;
  const original = findOriginal(draft, bySource, context);
  const own = languageOf(mapped.language, context.vocabulary.publication?.language);
  const text = writeBriefing(
    { title, date, ...said, ...lists, embargo, language: own, 'review-by': mapped['review-by'], 'translation-of': original },
    writeTree(body),
  );
  const there = files.findEntry(path);
  if (there !== undefined) return meetExisting(placed, text, there);
  for (const file of [{ path, bytes: new TextEncoder().encode(text) }, ...pictures.all]) files.add(file);
  return { is: 'briefing', source, path, text, notes: notes.all };
}

/** The slug of what a draft translates. What readers cannot see yet is not named, whatever withholds it: the name would tell of it. */
function findOriginal({ translates, notes }: Draft, bySource: Writing['bySource'], { vocabulary, asOf }: PlanContext): string | undefined {
  const original = translates === undefined ? undefined : bySource.get(translates);
  if (original === undefined) return undefined;
  const { date, slug, said, mapped } = original;
  const dates = { date, ...defined({ status: said.status, embargo: mapped.embargo }) };
  const release = releaseOf(dates, makeStartOfDay(vocabulary.publication?.['time-zone'] ?? 'UTC'));
  if (release <= Date.parse(asOf)) {
    notes.add('guessed', 'translation', `of \`${slug}\`, by the file’s name`);
    return slug;
  }
  notes.add(
    'dropped',
    'translation',
    `of \`${translates ?? ''}\`, which is withheld: write \`translation-of: ${slug}\` once it is published`,
  );
  return undefined;
}

const some = (list: readonly string[]): readonly string[] | undefined => (list.length === 0 ? undefined : list);

/** A language other than the publication's, as a tag; that of another country is the same. */
function languageOf(stated: string | undefined, own = 'en'): string | undefined {
  try {
    const tag = Intl.getCanonicalLocales((stated ?? own).replace('_', '-'))[0] ?? own;
    const [theirs, ours] = [new Intl.Locale(tag).maximize(), new Intl.Locale(own).maximize()];
    return theirs.language === ours.language && theirs.script === ours.script ? undefined : tag;
  } catch {
    return undefined;
  }
}

/** A second import of the same folder finds its briefings there; one that was changed since is left alone. */
function meetExisting({ draft: { source, notes }, path }: Placed, text: string, there: TreeEntry): Outcome {
  const isSame = Buffer.from(there.read()).toString('utf8') === text;
  if (isSame) return { is: 'there', source, path, notes: notes.all };
  const problem: ImportProblem = {
    code: 'import-target-exists',
    reason: `Unexpected file at \`${path}\`, expected none`,
    fix: 'give the source another slug, or delete the file first',
  };
  return { is: 'refused', source, problems: [problem], text: '', notes: notes.all };
}
