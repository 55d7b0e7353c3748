import { join, resolve } from 'node:path';
import { Document, isMap, isSeq, parseDocument } from 'yaml';
import { readTree } from '../core/read/disk.ts';
import { makeSlug } from '../import/slug.ts';
import { writeNewFile } from '../import/write-new-file.ts';
import { ofLength, openQuestionsOn } from './ask.ts';
import { assertSound } from './assert-sound.ts';
import { EXIT, UsageError } from './failure.ts';
import type { NewCommandOptions } from './new.ts';
import { replaceFile } from './replace-file.ts';
import { showPath } from './report/problem.ts';
import type { Terminal } from './terminal.ts';

const EXAMPLE = 'new glossary CRO --expansion "contract research organization" --definition "A company that runs studies for others."';

/** Adds a term to the glossary, in the form that the archive has it in, prints the file's path, and gives the exit code. */
export async function createTerm(given: string | undefined, options: NewCommandOptions, terminal: Terminal): Promise<number> {
  const content = resolve(options.content);
  const ask = (missing: string, message: string, min: number, max: number): Promise<string> =>
    openQuestionsOn(terminal, missing, EXAMPLE).text(message, ofLength(min, max));
  const entry = {
    term: given ?? (await ask('a term', 'Which term?', 2, 60)),
    expansion: options.expansion ?? (await ask('what it stands for, --expansion', 'What does it stand for?', 2, 160)),
    ...(options.alias === undefined ? {} : { aliases: options.alias }),
    definition: options.definition ?? (await ask('what it is, --definition', 'What is it, in a sentence?', 10, 400)),
  };
  const tree = readTree(content);
  const path = hasFiles(tree.entries) ? `glossary/${makeSlug(entry.term)}.md` : 'glossary.yaml';
  if (path === 'glossary/.md') throw new UsageError('Unexpected term without letters or digits, expected one to name a file by.');
  const file = join(content, path);
  const known = tree.entries.find((entry) => entry.path === path);
  if (known !== undefined && known.type !== 'file')
    throw new UsageError(`Nothing was written to ${path}. Unexpected link or device, expected a file.`);
  const before =
    known &&
    Buffer.from(known.read())
      .toString('utf8')
      .replace(/^\uFEFF/u, '');
  if (before !== undefined && path !== 'glossary.yaml') throw new UsageError(`${path} is there already; nothing was written.`);
  const after = path === 'glossary.yaml' ? append(before ?? '', entry) : `---\n${writeYaml(entry)}---\n`;
  assertSound(tree, path, after);
  if (!(before === undefined ? writeNewFile(file, after) : replaceFile(file, before, after)))
    throw new UsageError(`${path} was changed in the meantime; nothing was written.`);
  terminal.out(`${showPath(file, terminal.cwd)}\n`);
  return EXIT.clean;
}

/** An archive has one file for all terms, or one for each. */
function hasFiles(entries: readonly { readonly path: string }[]): boolean {
  return !entries.some(({ path }) => path === 'glossary.yaml') && entries.some(({ path }) => path.startsWith('glossary/'));
}

/** The text with one more entry at its end, set off as the others are; what is there stays as it is. */
function append(before: string, entry: object): string {
  if (!canGrow(before))
    throw new UsageError(
      'Nothing was written to glossary.yaml. Unexpected form, expected a list whose entries begin with `- ` at the start of a line.',
    );
  const end = before.includes('\r\n') ? '\r\n' : '\n';
  const isLoose = /\n\r?\n- /u.test(before);
  const start = before.trim() === '' ? before : `${before.trimEnd()}${end}${isLoose ? end : ''}`;
  return start + writeYaml([entry]).replaceAll('\n', end);
}

/** Whether an entry at the end of a text is one more of its list. */
function canGrow(text: string): boolean {
  if (/^\.\.\./mu.test(text)) return false;
  const { contents } = parseDocument(text);
  if (!isSeq(contents)) return contents === null;
  return contents.flow !== true && /(?:^|\n)$/u.test(text.slice(0, contents.range[0]));
}

function writeYaml(value: object): string {
  const document = new Document(value);
  const map = isSeq(document.contents) ? document.contents.items[0] : document.contents;
  const aliases = isMap(map) ? map.get('aliases') : undefined;
  if (isSeq(aliases)) aliases.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
