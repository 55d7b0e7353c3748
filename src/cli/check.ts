import { Option } from 'commander';
import { EXIT, UsageError } from './failure.ts';
import { addHelpEnd, addSharedOptions, collectList, parseDays, type SharedOptions } from './options.ts';
import { FORMATS, type Format } from './report/formats.ts';
import type { Summary } from './report/summary.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

/** `throughline check`: every problem of every file in one run; the content is left as it is. */
export const addCheckCommand: AddCommand = (program, run) => {
  const command = program
    .command('check')
    .summary('find every problem in the content')
    .description(
      'Checks every file of the content folder and reports all problems at once, each with its place, the reason and the fix. Changes nothing without --fix; what was parsed is kept in the cache for the next time, and so is what the web said with --links.',
    );
  addSharedOptions(command, 'content', 'cache', 'asOf', 'base', 'site');
  command.addOption(new Option('--format <format>', 'form of the report').choices(FORMATS).default('pretty'));
  command.option('--watch', 'check again after each change, until Ctrl-C');
  command.option('--fix', 'mend what can be mended without a doubt, and show the difference first');
  command.option('--dry-run', 'with --fix: show the difference, write nothing');
  command.option(
    '--since <revision>',
    'compare published texts with this commit, branch or tag instead of the last commit, and ask for what a change of them needs',
  );
  command.option('--links', 'ask the web whether addresses in the content are there; off by default');
  command.addOption(new Option('--links-age <days>', 'with --links: days for which an answer is good').argParser(parseDays).default(7));
  command.option('--links-skip <host>', 'with --links: host not to ask, nor those below it; repeat it or separate by commas', collectList);
  command.option('--links-private', 'with --links: ask hosts in private networks too');
  command.option('--links-withheld', 'with --links: ask for what withheld briefings name too');
  command.option('--strict', 'let warnings fail the check, as errors do');
  command.option('--explain <code>', 'print the page of a rule, such as theme-unknown, and check nothing');
  addHelpEnd(
    command,
    [
      'check',
      'check --strict',
      'check --explain theme-unknown',
      'check --content ../briefings --format json',
      'check --as-of 2026-02-06',
      'check --format github',
      'check --watch',
      'check --fix --dry-run',
      'check --since origin/main --strict',
      'check --links --links-skip doi.org',
    ],
    EXIT_WORDS,
  );
  command.action(run(runCheck));
};

const EXIT_WORDS = {
  clean: 'done; the content has no errors, and with --strict no warnings',
  content: 'the content has errors, or with --strict warnings',
};

interface Options extends Omit<SharedOptions, 'out' | 'format'> {
  readonly format: Format;
  readonly watch?: boolean;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly explain?: string;
  readonly since?: string;
  readonly links?: boolean;
  readonly linksAge: number;
  readonly linksSkip?: readonly string[];
  readonly linksPrivate?: boolean;
  readonly linksWithheld?: boolean;
}

async function runCheck(terminal: Terminal, given: Options): Promise<number> {
  if (given.explain !== undefined) {
    const { explainRule } = await import('./explain-rule.ts');
    return explainRule(given.explain, terminal);
  }
  const [{ checkContent }, { reportDiagnostics }, { earlierSince }] = await Promise.all([
    import('./content.ts'),
    import('./report/report.ts'),
    import('./since.ts'),
  ]);
  const options = { ...given, findEarlier: earlierSince(given.content, given.since) };
  if (options.fix !== true && options.dryRun === true) throw new UsageError('Unexpected --dry-run without --fix.');
  if (options.links === true) {
    if (options.watch === true || options.fix === true)
      throw new UsageError('Unexpected --links with --watch or --fix, expected it alone.');
    const { checkLinks } = await import('./links/check-links.ts');
    const { checked, asOf } = checkContent(options);
    return judge(reportDiagnostics(await checkLinks(checked, { ...options, asOf }, terminal), options, terminal), options);
  }
  if (options.fix === true) {
    if (options.watch === true) throw new UsageError('Unexpected --fix with --watch, expected one of the two.');
    const { fixContent } = await import('./fix-content.ts');
    const show = options.format === 'pretty' ? terminal.out : terminal.note;
    return judge(reportDiagnostics(fixContent(options, options.dryRun === true, terminal, show), options, terminal), options);
  }
  const check = (): Summary => reportDiagnostics(checkContent(options).checked, options, terminal);
  if (options.watch !== true) return judge(check(), options);
  const { watchContent } = await import('./watch-content.ts');
  await watchContent(options.content, terminal, check);
  return EXIT.clean;
}

function judge({ errors, warnings }: Summary, { strict = false }: Options): number {
  return errors > 0 || (strict && warnings > 0) ? EXIT.content : EXIT.clean;
}
