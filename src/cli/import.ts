import { Option } from 'commander';
import { EXIT, UsageError } from './failure.ts';
import { addHelpEnd, addSharedOptions, collectList, parseDate } from './options.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

/** What an editor says about the texts to import. */
export interface ImportCommandOptions {
  readonly content: string;
  readonly title?: string;
  readonly slug?: string;
  readonly summary?: string;
  readonly theme?: readonly string[];
  readonly date?: string;
  readonly dryRun?: boolean;
}

/** `throughline import`: plain texts become briefings, every word kept. */
export const addImportCommand: AddCommand = (program, run) => {
  const command = program
    .command('import')
    .summary('turn plain text into briefings')
    .description(
      'Turns plain text (a date line, headings without markup, lists with - or 1.) into briefings. Every word is kept as it was; title, summary, themes and kind are guessed where they are not given, and every guess is reported. Nothing is overwritten.',
    )
    .argument('<file...>', 'plain text in UTF-8')
    .option('--title <text>', 'title of the briefing')
    .option('--slug <slug>', 'last part of its address')
    .option('--summary <text>', 'its bottom line')
    .option('--theme <id>', 'theme, the leading one first; repeat it or separate by commas', collectList)
    .addOption(new Option('--date <date>', 'date of the briefing, whatever the text says').argParser(parseDate))
    .option('--dry-run', 'print the briefing instead of writing it');
  addSharedOptions(command, 'content');
  addHelpEnd(command, [
    'import summary.txt',
    'import summary.txt --dry-run',
    'import summary.txt --theme decoupling,data-governance --slug restructured-not-abandoned',
  ]);
  command.action(run(runImport));
};

async function runImport(terminal: Terminal, files: readonly string[], options: ImportCommandOptions): Promise<number> {
  if (files.length > 1 && [options.title, options.slug, options.summary].some((value) => value !== undefined)) {
    throw new UsageError('--title, --slug and --summary are for one file; import the files one by one.');
  }
  const { importFile } = await import('./import-file.ts');
  const codes = files.map((file) => importFile(file, options, terminal));
  return codes.find((code) => code !== EXIT.clean) ?? EXIT.clean;
}
