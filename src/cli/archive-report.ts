import { Option } from 'commander';
import { EXIT } from './failure.ts';
import { addHelpEnd, addSharedOptions, parseDays, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

interface Options extends SharedOptions {
  readonly quietAfter: number;
}

/** Half a year, in days: after that a theme counts as quiet. */
export const QUIET_AFTER = 182;

/** `throughline report`: what the archive asks of its editors. */
export const addReportCommand: AddCommand = (program, run) => {
  const command = program
    .command('report')
    .summary('list what is due, quiet or alone in the archive')
    .description(
      'Lists reviews and judgements that are due, standing views older than their newest briefing, themes of which nothing was said for long, briefings to which none leads and those to which most do, terms that nothing uses, and what is withheld and until when. Changes nothing.',
    );
  addSharedOptions(command, 'content', 'cache', 'asOf', 'format');
  command.addOption(
    new Option('--quiet-after <days>', 'days after which a theme without a new briefing counts as quiet')
      .argParser(parseDays)
      .default(QUIET_AFTER),
  );
  addHelpEnd(command, ['report', 'report --as-of 2026-06-30 --quiet-after 90', 'report --format json']);
  command.action(run(runReport));
};

async function runReport(terminal: Terminal, options: Options): Promise<number> {
  const [{ checkContent }, { gateArchive, findArchiveHealth }] = await Promise.all([import('./content.ts'), import('../core/pipeline.ts')]);
  const { asOf, checked } = checkContent(options);
  if (!checked.archive) {
    const { reportDiagnostics } = await import('./report/report.ts');
    reportDiagnostics(checked, options, terminal);
    return EXIT.content;
  }
  const health = findArchiveHealth(gateArchive(checked.archive, asOf), options);
  if (options.format === 'json') terminal.out(`${JSON.stringify({ version: 1, ...health }, null, 2)}\n`);
  else {
    const { writeHealth } = await import('./report/health-report.ts');
    terminal.out(writeHealth(health, { content: options.content, terminal, timeZone: checked.archive.publication['time-zone'] }));
  }
  return EXIT.clean;
}
