import { resolve } from 'node:path';
import { EXIT } from './failure.ts';
import { addHelpEnd, addSharedOptions, parsePort, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

interface Options extends Omit<SharedOptions, 'out' | 'format'> {
  readonly port: number;
}

const PORT = 4321;

/** `throughline dev`: the site as editors see it, withheld briefings marked, again after each change. */
export const addDevCommand: AddCommand = (program, run) => {
  const command = program
    .command('dev')
    .summary('show the content, again after each change')
    .description(
      'Serves the site on this machine from the content as it is, and reloads the browser after each change. Drafts and whatever else is withheld are shown, marked as such. While the content has errors, they are shown in place of the site. Ends with Ctrl-C.',
    );
  addSharedOptions(command, 'content', 'cache', 'asOf', 'base', 'site');
  command.option('--port <number>', 'port, or the next that is free', parsePort, PORT);
  addHelpEnd(command, ['dev', 'dev --content ../briefings --port 8080']);
  command.action(run(runDev));
};

async function runDev(terminal: Terminal, options: Options): Promise<number> {
  terminal.progress.show('Starting');
  const [{ startDev }, { LiveSite }, { watchFolder }, { packageRoot }, { reportDevState }, { untilStopped }] = await Promise.all([
    import('../astro/dev.ts'),
    import('./dev/live-site.ts'),
    import('./watch-folder.ts'),
    import('../program.ts'),
    import('./report/dev-report.ts'),
    import('./serve/until-stopped.ts'),
  ]);
  const stopped = untilStopped();
  const source = new LiveSite(options, (state) => reportDevState(state, options.content, terminal));
  const content = resolve(options.content);
  const server = await startDev({
    root: packageRoot,
    watchContent: (onChange) => watchFolder(content, onChange),
    port: options.port,
    source,
  });
  terminal.out(`${server.url}\n`);
  terminal.note('Withheld briefings are shown and marked. Ctrl-C ends it.');
  await stopped;
  await server.stop();
  source.close();
  return EXIT.clean;
}
