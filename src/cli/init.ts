import { addHelpEnd } from './options.ts';
import type { AddCommand } from './run.ts';

/** What is known of the publication to begin. */
export interface InitCommandOptions {
  readonly name: string;
  readonly url: string;
  readonly timeZone: string;
  readonly package?: string;
}

/** `throughline init`: a publication from nothing. */
export const addInitCommand: AddCommand = (program, run) => {
  const command = program
    .command('init')
    .summary('begin a publication')
    .description(
      'Writes a new publication: its record, three themes, a glossary, one briefing, a package.json that holds Throughline as its only dependency, and a workflow that checks and publishes it. It passes the check and builds at once. Nothing is overwritten.',
    )
    .argument('<folder>', 'where to write it; made if it does not exist')
    .option('--name <name>', 'name of the publication', 'Briefings')
    .option('--url <origin>', 'where it will be published', 'https://briefings.example')
    .option('--time-zone <zone>', 'IANA time zone in which its days begin', 'Etc/UTC')
    .option('--package <spec>', 'where npm finds Throughline: a version, an address, or a packed file (default: this version)');
  addHelpEnd(
    command,
    [
      'init desk',
      'init desk --name "Northern Desk" --url https://desk.example.org --time-zone Europe/Oslo',
      'init desk --package throughline-0.1.0.tgz',
    ],
    {
      clean: 'done',
      content: 'a file stands in the way; nothing was written',
    },
  );
  command.action(
    run(async (terminal, folder: string, options: InitCommandOptions) => {
      const { initFolder } = await import('./init-folder.ts');
      return initFolder(folder, options, terminal);
    }),
  );
};
