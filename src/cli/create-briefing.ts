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
import { EXIT, UsageError } from './failure.ts';
import type { NewCommandOptions } from './new.ts';
import { showPath } from './report/problem.ts';
import type { Terminal } from './terminal.ts';

/** Writes the file of a new briefing, prints its path, and gives the exit code. */
export function createBriefing(title: string, options: NewCommandOptions, terminal: Terminal): number {
  const content = resolve(options.content);
  const vocabulary = readVocabulary(readTree(content));
  const { publication } = vocabulary;
  if (publication === undefined) {
    terminal.note('publication.yaml is missing or has mistakes, so kinds and authors are not known. Run throughline check.');
    return EXIT.content;
  }
  const [kind, rules] = chooseKind(options.kind, publication);
  assertValues(title, options, vocabulary, publication);
  const date = options.date ?? dateInZone(resolveAsOf(undefined, publication['time-zone']), publication['time-zone']);
  const text = writeSkeleton({ title, date, kind, themes: options.theme ?? [], authors: options.author }, rules);
  const path = writeFree(content, date, title, text, vocabulary.slugs);
  terminal.out(`${showPath(path, terminal.cwd)}\n`);
  const themes = options.theme === undefined ? ` Name its themes: ${vocabulary.themes.map(({ id }) => id).join(', ')}.` : '';
  terminal.note(`A draft is withheld from every build; delete the line \`status: draft\` to publish it.${themes}`);
  return EXIT.clean;
}

function chooseKind(wanted: string | undefined, { kinds }: Publication): [string, Publication['kinds'][string]] {
  const [first] = Object.entries(kinds);
  const kind = wanted ?? first?.[0] ?? '';
  const rules = kinds[kind];
  if (rules === undefined) throw unknownValue('kind', kind, Object.keys(kinds));
  return [kind, rules];
}

function assertValues(
  title: string,
  { theme = [], author = [] }: NewCommandOptions,
  { themes }: Vocabulary,
  { authors }: Publication,
): void {
  const length = countCharacters(title);
  const { min, max } = TITLE_LENGTH;
  if (length < min || length > max || title !== title.trim() || /\p{Cc}/u.test(title)) {
    throw new UsageError(`Unexpected title of ${length} characters, expected ${min} to ${max} on one line.`);
  }
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
  if (slug === '') throw new UsageError('Unexpected title without letters or digits, expected one to make an address of.');
  const taken = new Set(slugs);
  for (;;) {
    const free = findFreeSlug(slug, taken);
    const path = join(content, briefingPath(date, free));
    if (writeNewFile(path, text)) return path;
    taken.add(free);
  }
}
