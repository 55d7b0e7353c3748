import { join, resolve } from 'node:path';
import { suggest } from '../core/diagnostics/suggest.ts';
import type { Publication } from '../core/model.ts';
import { readTree } from '../core/read/disk.ts';
import { dateInZone } from '../core/text/dates.ts';
import { countCharacters } from '../import/count-characters.ts';
import { TITLE_LENGTH } from '../import/guess-title.ts';
import { writeSkeleton } from '../import/skeleton.ts';
import { findFreeSlug, makeSlug } from '../import/slug.ts';
import { readVocabulary, type Vocabulary } from '../import/vocabulary.ts';
import { briefingPath } from '../import/write-briefing.ts';
import { writeNewFile } from '../import/write-new-file.ts';
import { resolveAsOf } from './as-of.ts';
import { openQuestionsOn, type Questions } from './ask.ts';
import { EXIT, UsageError } from './failure.ts';
import type { NewCommandOptions } from './new.ts';
import { showPath } from './report/problem.ts';
import type { Terminal } from './terminal.ts';

/** Writes the file of a new briefing, prints its path, and gives the exit code. Without a title it asks for what is not given. */
export async function createBriefing(title: string | undefined, options: NewCommandOptions, terminal: Terminal): Promise<number> {
  const content = resolve(options.content);
  const vocabulary = readVocabulary(readTree(content));
  const { publication } = vocabulary;
  if (publication === undefined) {
    terminal.note('publication.yaml is missing or has mistakes, so kinds and authors are not known. Run throughline check.');
    return EXIT.content;
  }
  assertValues(options, vocabulary, publication);
  const asked = title === undefined ? await askForBriefing(options, vocabulary, publication, terminal) : { title, ...options };
  const refused = refuseTitle(asked.title);
  if (refused !== undefined) throw new UsageError(refused);
  return writeBriefingFile(content, asked, { vocabulary, publication, terminal });
}

interface Asked extends NewCommandOptions {
  readonly title: string;
}

interface Surroundings {
  readonly vocabulary: Vocabulary;
  readonly publication: Publication;
  readonly terminal: Terminal;
}

function writeBriefingFile(content: string, asked: Asked, { vocabulary, publication, terminal }: Surroundings): number {
  const { title, theme } = asked;
  const [kind, rules] = chooseKind(asked.kind, publication);
  const date = asked.date ?? dateInZone(resolveAsOf(undefined, publication['time-zone']), publication['time-zone']);
  const text = writeSkeleton({ title, date, kind, themes: theme ?? [], authors: asked.author }, rules);
  const path = writeFree(content, date, title, text, vocabulary.slugs);
  terminal.out(`${showPath(path, terminal.cwd)}\n`);
  const themes = theme === undefined ? ` Name its themes: ${vocabulary.themes.map(({ id }) => id).join(', ')}.` : '';
  terminal.note(`A draft is withheld from every build; delete the line \`status: draft\` to publish it.${themes}`);
  return EXIT.clean;
}

async function askForBriefing(
  options: NewCommandOptions,
  { themes }: Vocabulary,
  { kinds }: Publication,
  terminal: Terminal,
): Promise<Asked> {
  const ask = openQuestionsOn(terminal, 'a title', 'new "Licensing follows the data"');
  const title = await ask.text('What is the finding? It is the title.', refuseTitle);
  const kindChoices = Object.entries(kinds).map(([value, kind]) => ({ value, label: kind.title }));
  const kind = options.kind ?? (kindChoices.length > 1 ? await ask.one('Which kind of briefing?', kindChoices) : undefined);
  const theme = options.theme ?? (await askForThemes(ask, themes));
  return { ...options, title, kind, theme };
}

async function askForThemes(ask: Questions, themes: Vocabulary['themes']): Promise<readonly string[] | undefined> {
  if (themes.length === 0) return undefined;
  const choices = themes.map(({ id, title }) => ({ value: id, label: title }));
  const lead = await ask.one('Which theme leads?', choices);
  const others = choices.filter(({ value }) => value !== lead);
  return [lead, ...(others.length === 0 ? [] : await ask.some('Which others does it bear on? Space selects, Enter goes on.', others))];
}

/** Why a title will not do. */
function refuseTitle(title: string): string | undefined {
  const length = countCharacters(title);
  const { min, max } = TITLE_LENGTH;
  if (/\p{Cc}/u.test(title)) return 'Unexpected line end or control character in the title, expected one line.';
  if (length < min || length > max || title !== title.trim())
    return `Unexpected title of ${length} characters, expected ${min} to ${max}, with no space around.`;
  return makeSlug(title) === '' ? 'Unexpected title without letters or digits, expected one to make an address of.' : undefined;
}

function chooseKind(wanted: string | undefined, { kinds }: Publication): [string, Publication['kinds'][string]] {
  const [first] = Object.entries(kinds);
  const kind = wanted ?? first?.[0] ?? '';
  return [kind, kinds[kind] ?? { title: kind }];
}

function assertValues({ theme = [], author = [], kind }: NewCommandOptions, { themes }: Vocabulary, { authors, kinds }: Publication): void {
  if (kind !== undefined && !Object.hasOwn(kinds, kind)) throw unknownValue('kind', kind, Object.keys(kinds));
  const ids = themes.map(({ id }) => id);
  for (const id of theme) if (!ids.includes(id)) throw unknownValue('theme', id, ids);
  for (const id of author) if (!Object.hasOwn(authors, id)) throw unknownValue('author', id, Object.keys(authors));
}

function unknownValue(noun: string, value: string, known: readonly string[]): UsageError {
  const [nearest] = suggest(value, known);
  const hint = nearest === undefined ? `The publication has ${known.join(', ') || 'none'}.` : `Did you mean ${nearest}?`;
  return new UsageError(`Unexpected ${noun} \`${value}\`. ${hint}`);
}

/** Writes under the first address that is free; should another process take it in between, under the next. */
function writeFree(content: string, date: string, title: string, text: string, slugs: ReadonlySet<string>): string {
  const slug = makeSlug(title);
  const taken = new Set(slugs);
  for (;;) {
    const free = findFreeSlug(slug, taken);
    const path = join(content, briefingPath(date, free));
    if (writeNewFile(path, text)) return path;
    taken.add(free);
  }
}
