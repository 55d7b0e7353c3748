import { Option } from 'commander';
import { addHelpEnd, addSharedOptions, collectList, parseDate } from './options.ts';
import type { AddCommand } from './run.ts';

/** What an editor says about a new briefing. */
export interface NewCommandOptions {
  readonly content: string;
  readonly theme?: readonly string[];
  readonly kind?: string;
  readonly date?: string;
  readonly author?: readonly string[];
}

/** `throughline new`: the file of a new briefing, a draft with the sections its kind asks for. */
export const addNewCommand: AddCommand = (program, run) => {
  const command = program
    .command('new')
    .summary('begin a briefing')
    .description(
      'Writes the file of a new briefing: a draft with the sections that its kind asks for, under the next free address. Nothing is overwritten.',
    )
    .argument('<title>', 'the finding, in quotes')
    .option('--theme <id>', 'theme, the leading one first; repeat it or separate by commas', collectList)
    .option('--kind <id>', 'kind of briefing (default: the first of the publication)')
    .addOption(new Option('--date <date>', 'date of publication (default: today in the publication’s time zone)').argParser(parseDate))
    .option('--author <id>', 'author or desk; repeat it or separate by commas', collectList);
  addSharedOptions(command, 'content');
  addHelpEnd(command, [
    'new "Licensing follows the data"',
    'new "Licensing follows the data" --theme licensing,clinical-data --kind note --date 2026-02-06',
  ]);
  command.action(
    run(async (terminal, title: string, options: NewCommandOptions) => {
      const { createBriefing } = await import('./create-briefing.ts');
      return createBriefing(title, options, terminal);
    }),
  );
};
