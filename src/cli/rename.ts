import { addHelpEnd, addSharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';

/** What an editor says about a new slug. */
export interface RenameCommandOptions {
  readonly content: string;
  readonly cache: string;
  readonly dryRun?: boolean;
}

/** `throughline rename`: another slug, and nothing that breaks by it. */
export const addRenameCommand: AddCommand = (program, run) => {
  const command = program
    .command('rename')
    .summary('give a briefing another address')
    .description(
      'Gives a briefing another slug: moves its file and the pictures that carry its name, rewrites every link and reference to it, and keeps the old slug as an alias, so that the old address leads to the new one. Writes nothing unless the content has no errors before and after.',
    )
    .argument('<old>', 'the slug, or the path of the file')
    .argument('<new>', 'the new slug')
    .option('--dry-run', 'say what would be done, and write nothing');
  addSharedOptions(command, 'content', 'cache');
  addHelpEnd(command, ['rename licensing-opens licensing-season-opens', 'rename licensing-opens licensing-season-opens --dry-run'], {
    clean: 'done',
    content: 'the content has errors, or would have; nothing was changed',
  });
  command.action(
    run(async (terminal, old: string, slug: string, options: RenameCommandOptions) =>
      (await import('./rename-briefing.ts')).renameBriefing({ old, slug }, options, terminal),
    ),
  );
};
