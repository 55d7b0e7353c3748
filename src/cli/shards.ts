import { EXIT } from './failure.ts';
import { addHelpEnd, addSharedOptions, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

/** `throughline shards`: into which parts a site may be divided, each to be built by itself. */
export const addShardsCommand: AddCommand = (program, run) => {
  const command = program
    .command('shards')
    .summary('list the parts of the site that can be built apart')
    .description(
      'Checks the content and prints the names that build --shard takes: each year of which a briefing may be shown at the as-of instant, then rest, which is all that belongs to no year.',
    );
  addSharedOptions(command, 'content', 'cache', 'asOf', 'base', 'site', 'format');
  addHelpEnd(command, ['shards', 'shards --as-of 2026-02-06T06:00:00Z --format json']);
  command.action(run(runShards));
};

async function runShards(terminal: Terminal, options: SharedOptions): Promise<number> {
  const [{ checkContent }, { gateArchive }, { listShards }] = await Promise.all([
    import('./content.ts'),
    import('../core/pipeline.ts'),
    import('../publish/shards.ts'),
  ]);
  const { asOf, checked } = checkContent(options);
  if (!checked.archive) {
    const { reportDiagnostics } = await import('./report/report.ts');
    reportDiagnostics(checked, options, terminal);
    return EXIT.content;
  }
  const shards = listShards(gateArchive(checked.archive, asOf).published.briefings.map(({ front }) => front.date));
  if (options.format === 'json') terminal.out(`${JSON.stringify({ version: 1, asOf, shards })}\n`);
  else terminal.out(`${shards.join('\n')}\n`);
  return EXIT.clean;
}
