import { addHelpEnd, addSharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';

/** What an editor says about a new name. */
export interface RenameCommandOptions {
  readonly content: string;
  readonly cache: string;
  readonly dryRun?: boolean;
}

/** `throughline rename`: another name, and nothing that breaks by it. */
export const addRenameCommand: AddCommand = (program, run) => {
  const command = program
    .command('rename')
    .summary('give a briefing or a theme another name')
    .description(
      'Gives a briefing another slug: moves its file and the pictures that carry its name, rewrites every link and reference to it, and keeps the old slug as an alias, so that the old address leads to the new one. Gives a theme another id in the same way, with the headings that name it; a theme has no aliases, so nothing leads on from its old address. Writes nothing unless the content has no errors before and after.',
    )
    .argument('<old>', 'the slug of the briefing, the id of the theme, or the path of the file')
    .argument('<new>', 'the new slug or id')
    .option('--dry-run', 'say what would be done, and write nothing');
  addSharedOptions(command, 'content', 'cache');
  const examples = ['licensing-opens licensing-season-opens', 'data-governance data-rules --dry-run'];
  addHelpEnd(
    command,
    examples.map((names) => `rename ${names}`),
    {
      clean: 'done',
      content: 'the content has errors, or would have; nothing was changed',
    },
  );
  command.action(
    run(async (terminal, old: string, name: string, options: RenameCommandOptions) =>
      (await import('./rename-content.ts')).renameContent({ old, name }, options, terminal),
    ),
  );
};
