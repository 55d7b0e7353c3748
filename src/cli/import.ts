import { Option } from 'commander';
import { statSync } from 'node:fs';
import { UsageError } from './failure.ts';
import { addHelpEnd, addSharedOptions, collectList, parseDate } from './options.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

/** What an editor says about what is to be imported. */
export interface ImportCommandOptions {
  readonly content: string;
  readonly title?: string;
  readonly slug?: string;
  readonly summary?: string;
  readonly theme?: readonly string[];
  readonly date?: string;
  readonly from?: 'jekyll' | 'hugo' | 'quarto' | 'obsidian';
  readonly map?: string;
  readonly writeMap?: string;
  readonly format: 'pretty' | 'json';
  readonly dryRun?: boolean;
}

/** `throughline import`: texts, Word documents, pages and whole folders of other systems become briefings. */
export const addImportCommand: AddCommand = (program, run) => {
  const command = program
    .command('import')
    .summary('turn texts, Word, HTML and other systems’ folders into briefings')
    .description(
      'Turns plain text, Word documents (.docx), HTML pages, and whole folders of Jekyll, Hugo, Quarto or Obsidian into briefings, with their pictures, notes and links. What was mapped, guessed and dropped is reported for each file, and so is what the check still finds. Nothing is overwritten; a folder is imported as a whole or not at all.',
    )
    .argument('[source...]', 'plain text in UTF-8, .docx or .html files; or one folder')
    .option('--title <text>', 'title of the briefing')
    .option('--slug <slug>', 'last part of its address')
    .option('--summary <text>', 'its bottom line')
    .option('--theme <id>', 'theme, the leading one first; repeat it or separate by commas', collectList)
    .addOption(new Option('--date <date>', 'date of the briefing, whatever the text says').argParser(parseDate))
    .addOption(
      new Option('--from <system>', 'what a folder is (default: told by its files)').choices(['jekyll', 'hugo', 'quarto', 'obsidian']),
    )
    .option('--map <file>', 'table of what becomes of keys, tags and authors; see docs/importing.md')
    .option('--write-map <file>', 'write the table that is used otherwise, to edit, and import nothing')
    .option('--dry-run', 'show what would be written, and write nothing');
  addSharedOptions(command, 'format', 'content');
  addHelpEnd(
    command,
    [
      'import summary.txt',
      'import summary.docx --dry-run',
      'import summary.txt --theme decoupling,data-governance --slug restructured-not-abandoned',
      'import ../old-site --dry-run',
      'import --write-map map.yaml',
      'import ../old-site --from hugo --map map.yaml --format json',
    ],
    { clean: 'done; what was imported has no errors', content: 'something was not imported, or has errors that the report names' },
  );
  command.action(run(runImport));
};

async function runImport(terminal: Terminal, sources: readonly string[], options: ImportCommandOptions): Promise<number> {
  if (options.writeMap !== undefined) {
    if (sources.length > 0) throw new UsageError('Unexpected source with --write-map, which imports nothing.');
    const { writeTable } = await import('./import/read-table.ts');
    return writeTable(options.writeMap, terminal);
  }
  const [first] = sources;
  if (first === undefined) throw new UsageError('Name what to import: a text, a .docx or .html file, or a folder.');
  const isFolder = sources.some((source) => statSync(source, { throwIfNoEntry: false })?.isDirectory() === true);
  assertFitting(sources, isFolder, options);
  if (isFolder) {
    const { importFolder } = await import('./import/import-folder.ts');
    return importFolder(first, options, terminal);
  }
  const { importFiles } = await import('./import/import-files.ts');
  return importFiles(sources, options, terminal);
}

function assertFitting(
  sources: readonly string[],
  isFolder: boolean,
  { title, slug, summary, date, theme, from }: ImportCommandOptions,
): void {
  const single = [title, slug, summary].some((value) => value !== undefined);
  if (sources.length > 1 && single) throw new UsageError('--title, --slug and --summary are for one file; import the files one by one.');
  if (isFolder && sources.length > 1) throw new UsageError('Unexpected sources beside a folder, expected the folder alone.');
  if (isFolder && (single || date !== undefined || theme !== undefined))
    throw new UsageError('--title, --slug, --summary, --date and --theme are for files; a folder’s documents say these themselves.');
  if (!isFolder && from !== undefined) throw new UsageError('--from is for folders.');
}
