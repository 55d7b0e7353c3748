import { EXIT } from './failure.ts';
import { addHelpEnd, addSharedOptions, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';

/** `throughline check`: every problem of every file in one run; the content is left as it is. */
export const addCheckCommand: AddCommand = (program, run) => {
  const command = program
    .command('check')
    .summary('find every problem in the content')
    .description(
      'Checks every file of the content folder and reports all problems at once, each with its place, the reason and the fix. Changes nothing; what was parsed is kept in the cache for the next time.',
    );
  addSharedOptions(command, 'content', 'cache', 'asOf', 'base', 'site', 'format');
  addHelpEnd(command, ['check', 'check --content ../briefings --format json', 'check --as-of 2026-02-06']);
  command.action(
    run(async (terminal, options: SharedOptions) => {
      const [{ checkContent }, { reportDiagnostics }] = await Promise.all([import('./content.ts'), import('./report/report.ts')]);
      const { checked } = checkContent(options);
      const { errors } = reportDiagnostics(checked, options, terminal);
      return errors > 0 ? EXIT.content : EXIT.clean;
    }),
  );
};
