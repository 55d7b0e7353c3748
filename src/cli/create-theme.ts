import { join, resolve } from 'node:path';
import { Document } from 'yaml';
import { readTree } from '../core/read/disk.ts';
import { dateInZone } from '../core/text/dates.ts';
import { makeSlug } from '../import/slug.ts';
import { readVocabulary } from '../import/vocabulary.ts';
import { writeNewFile } from '../import/write-new-file.ts';
import { resolveAsOf } from './as-of.ts';
import { ofLength, openQuestionsOn } from './ask.ts';
import { assertSound } from './assert-sound.ts';
import { EXIT, UsageError } from './failure.ts';
import type { NewCommandOptions } from './new.ts';
import { showPath } from './report/problem.ts';
import type { Terminal } from './terminal.ts';

const EXAMPLE = 'new theme "Data governance" --summary "Rules of custody decide who may hold a sample, and where."';

/** Writes the file of a new theme, prints its path, and gives the exit code. Readers see it at once, so nothing in it is left to fill. */
export async function createTheme(given: string | undefined, options: NewCommandOptions, terminal: Terminal): Promise<number> {
  const content = resolve(options.content);
  const tree = readTree(content);
  const title = given ?? (await openQuestionsOn(terminal, 'a name', EXAMPLE).text('What is the theme called?', ofLength(2, 60)));
  const summary =
    options.summary ??
    (await openQuestionsOn(terminal, 'the standing view, --summary', EXAMPLE).text(
      'What does the publication hold of it today, in a sentence or two?',
      ofLength(20, 320),
    ));
  const id = makeSlug(title);
  if (id === '') throw new UsageError('Unexpected name without letters or digits, expected one to make an address of.');
  const path = `themes/${id}.md`;
  const zone = readVocabulary({ entries: tree.entries.filter((entry) => entry.path === 'publication.yaml') }).publication?.['time-zone'];
  const text = writeTheme({
    title,
    summary,
    terms: options.term ?? [title.toLowerCase()],
    ...(options.parent === undefined ? {} : { parent: options.parent }),
    'as-of': options.date ?? dateInZone(resolveAsOf(undefined, zone ?? 'UTC'), zone ?? 'UTC'),
  });
  if (tree.entries.some((entry) => entry.path === path)) throw new UsageError(`The theme ${id} is there already; nothing was written.`);
  assertSound(tree, path, text);
  if (!writeNewFile(join(content, path), text)) throw new UsageError(`The theme ${id} is there already; nothing was written.`);
  terminal.out(`${showPath(join(content, path), terminal.cwd)}\n`);
  terminal.note(
    'Its terms are the phrases by which passages are found to bear on it: add other forms. The argument goes below the front matter.',
  );
  return EXIT.clean;
}

function writeTheme(front: object): string {
  return `---\n${new Document(front).toString({ lineWidth: 0 })}---\n`;
}
