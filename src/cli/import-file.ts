import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ContentTree } from '../core/model.ts';
import { checkArchive, type Checked } from '../core/pipeline.ts';
import { readTree } from '../core/read/disk.ts';
import { importText, type Imported } from '../import/import-text.ts';
import type { ImportProblem } from '../import/problem.ts';
import { readVocabulary } from '../import/vocabulary.ts';
import { writeNewFile } from '../import/write-new-file.ts';
import { resolveAsOf } from './as-of.ts';
import { EXIT } from './failure.ts';
import type { ImportCommandOptions } from './import.ts';
import { toImportProblem, writeGuesses } from './report/import-report.ts';
import { writeProblem } from './report/pretty.ts';
import { showPath } from './report/problem.ts';
import { reportBriefly } from './report/brief.ts';
import type { Terminal } from './terminal.ts';

type Written = Extract<Imported, { ok: true }>;

/** Imports one text into the content folder, says what was guessed and what is still to mend, and gives the exit code. */
export function importFile(file: string, options: ImportCommandOptions, terminal: Terminal): number {
  const content = resolve(options.content);
  const tree = readTree(content);
  const bytes = readBytes(resolve(file));
  if (!(bytes instanceof Uint8Array)) return refuse([bytes], '', file, terminal);
  const vocabulary = readVocabulary(tree);
  const imported = importText(bytes, { ...options, themes: options.theme }, vocabulary);
  if (!imported.ok) return refuse(imported.problems, imported.source, file, terminal);
  const path = join(content, imported.path);
  const isFree = !existsSync(path) && (options.dryRun === true || writeNewFile(path, imported.text));
  if (!isFree) return refuse([targetExists(showPath(path, terminal.cwd))], '', file, terminal);
  terminal.out(options.dryRun === true ? imported.text : `${showPath(path, terminal.cwd)}\n`);
  return reportImport(imported, checkWith(tree, imported), path, options, terminal);
}

function reportImport(imported: Written, checked: Checked, path: string, options: ImportCommandOptions, terminal: Terminal): number {
  const shown = showPath(path, terminal.cwd);
  const guesses = writeGuesses(imported.guesses, terminal.noteInk);
  terminal.note(
    `${options.dryRun === true ? `Would write ${shown}` : `Wrote ${shown}`}. Every word is the source’s. Please check what was guessed:\n${guesses}`,
  );
  const { errors, warnings } = reportBriefly(checked, options.content, {
    ...terminal,
    out: (text) => terminal.note(text.trimEnd()),
    ink: terminal.noteInk,
  });
  if (errors + warnings > 0)
    terminal.note(`${errors > 0 ? 'Mend the errors in the file' : 'Look at these as well'}; throughline check explains each.`);
  return errors > 0 ? EXIT.content : EXIT.clean;
}

/** What the check says about the new briefing in its archive, and about nothing else. */
function checkWith(tree: ContentTree, { path, text }: Written): Checked {
  const bytes = new TextEncoder().encode(text);
  const others = tree.entries.filter((entry) => entry.path !== path);
  const entries = [...others, { path, type: 'file' as const, size: bytes.length, read: () => bytes }];
  const checked = checkArchive({ entries }, { asOf: resolveAsOf(undefined, 'UTC') });
  return { ...checked, diagnostics: checked.diagnostics.filter(({ file }) => file === path) };
}

function refuse(problems: readonly ImportProblem[], source: string, file: string, terminal: Terminal): number {
  const shown = showPath(resolve(file), terminal.cwd);
  for (const problem of problems) terminal.note(writeProblem(toImportProblem(problem, shown, source), terminal.noteInk));
  terminal.note(`Not imported: ${shown}. Nothing was written.`);
  return EXIT.content;
}

function readBytes(path: string): Uint8Array | ImportProblem {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return {
      code: 'import-unreadable',
      reason: `Unexpected ${code} when reading, expected a text file`,
      fix: 'check the path and the permissions',
    };
  }
}

function targetExists(path: string): ImportProblem {
  return {
    code: 'import-target-exists',
    reason: `Unexpected file at \`${path}\`, expected none`,
    fix: 'give another `--slug`, or delete the file first',
  };
}
