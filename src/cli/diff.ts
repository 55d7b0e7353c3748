import { Option } from 'commander';
import { EXIT } from './failure.ts';
import { addHelpEnd, addSharedOptions, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';

export interface DiffOptions extends Omit<SharedOptions, 'out' | 'format'> {
  readonly format: 'pretty' | 'markdown' | 'json';
}

/** `throughline diff`: what readers would notice of a change. */
export const addDiffCommand: AddCommand = (program, run) => {
  const command = program
    .command('diff')
    .summary('say what a change does to the site')
    .description(
      'Compares the site of the content as it is with the site of a commit, both at the same moment: the pages that appear, change, move or vanish, what themes gain and lose, links and addresses that would break, what is withheld and until when, and how many words came and went. Changes nothing; what has errors is left out of the comparison and named.',
    )
    .argument(
      '[revision]',
      'a commit, branch or tag; A..B compares two, A...B the second with the last commit both have in common',
      'HEAD',
    );
  addSharedOptions(command, 'content', 'cache', 'asOf', 'base', 'site');
  command.addOption(
    new Option('--format <format>', 'form of the report; markdown suits a comment')
      .choices(['pretty', 'markdown', 'json'])
      .default('pretty'),
  );
  addHelpEnd(
    command,
    ['diff', 'diff origin/main', 'diff origin/main...HEAD --format markdown', 'diff v1.2..v1.3 --as-of 2026-02-06T06:00:00Z --format json'],
    {
      clean: 'done; the content that is compared has no errors',
      content: 'the content that is compared has errors, which the report names',
    },
  );
  command.action(
    run(async (terminal, revision: string, options: DiffOptions) => {
      const [{ compareContent }, { reportComparison }] = await Promise.all([
        import('./compare-content.ts'),
        import('./report/comparison-report.ts'),
      ]);
      const compared = compareContent(revision, options);
      reportComparison(compared, options, terminal);
      return compared.after.errors.length > 0 ? EXIT.content : EXIT.clean;
    }),
  );
};
