import { posix } from 'node:path';
import type { TreeEntry } from '../../core/model.ts';
import { foldName } from '../../core/text/fold.ts';
import { replaceAddresses } from '../body/replace-links.ts';
import type { ImportProblem } from '../problem.ts';
import { writeTree } from '../write-body.ts';
import { writeBriefing } from '../write-briefing.ts';
import { fillRest } from './fill-draft.ts';
import { placePicture } from './place-pictures.ts';
import type { PlanContext, Placed } from './plan-context.ts';
import type { Outcome, PlannedFile } from './plan.ts';
import { replaceLink } from './replace-link.ts';

/** What a draft's text is written with. */
export interface Writing {
  readonly bySource: ReadonlyMap<string, Placed>;
  readonly files: PlannedFile[];
  readonly entries: ReadonlyMap<string, TreeEntry>;
  readonly context: PlanContext;
}

/** Writes a placed draft with its pictures, now that links between drafts are known. */
export function writeDraft(placed: Placed, { bySource, files, entries, context }: Writing): Outcome {
  const { draft, mapped, title, date, slug, path, aliases } = placed;
  const { notes, body, source } = draft;
  const pictures: PlannedFile[] = [];
  const find = (picture: string): Uint8Array | undefined =>
    files.find((file) => foldName(file.path) === picture)?.bytes ?? entries.get(picture)?.read();
  const places = { folder: posix.dirname(path), slug, find, files: pictures };
  replaceAddresses(
    body,
    {
      ofLink: ({ url }) => replaceLink(url, placed, bySource, context),
      ofPicture: (image) => placePicture(image, draft, context.around, places),
    },
    notes,
  );
  const rest = fillRest(body, mapped, context.options, context.vocabulary, notes);
  const lists = { authors: some(mapped.authors), regions: some(mapped.regions), sectors: some(mapped.sectors), aliases: some(aliases) };
  const { embargo } = mapped;
  const original = findOriginal(draft.translates, bySource);
  if (original !== undefined) notes.add('guessed', 'translation', `of \`${original}\`, by the file’s name`);
  const own = languageOf(mapped.language, context.vocabulary.publication?.language);
  const text = writeBriefing(
    { title, date, ...rest, ...lists, embargo, language: own, 'review-by': mapped['review-by'], 'translation-of': original },
    writeTree(body),
  );
  const there = entries.get(foldName(path));
  if (there !== undefined) return meetExisting(placed, text, there);
  files.push({ path, bytes: new TextEncoder().encode(text) }, ...pictures);
  return { is: 'briefing', source, path, text, notes: notes.all };
}

/** What a draft translates, unless that is withheld: a reference to it would be an error. */
function findOriginal(source: string | undefined, bySource: Writing['bySource']): string | undefined {
  const original = source === undefined ? undefined : bySource.get(source);
  return original === undefined || original.mapped.isDraft || original.mapped.embargo !== undefined ? undefined : original.slug;
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
