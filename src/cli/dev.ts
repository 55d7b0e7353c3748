import { resolve } from 'node:path';
import { Option } from 'commander';
import { EDITORS, type Editor } from './dev/editor-link.ts';
import { EXIT } from './failure.ts';
import { addHelpEnd, addSharedOptions, parsePort, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

interface Options extends Omit<SharedOptions, 'out' | 'format'> {
  readonly port: number;
  readonly editor: Editor;
}

const PORT = 4321;

/** `throughline dev`: the site as editors see it, withheld briefings marked, again after each change. */
export const addDevCommand: AddCommand = (program, run) => {
  const command = program
    .command('dev')
    .summary('show the content, again after each change')
    .description(
      'Serves the site on this machine from the content as it is, and reloads the browser after each change. Drafts and whatever else is withheld are shown, marked with the instant at which they appear. A bar on each page lists the problems, leads to the sources, and shows the site as readers see it at any instant. While the content has errors, pages are shown as they were before. Ends with Ctrl-C.',
    );
  addSharedOptions(command, 'content', 'cache', 'asOf', 'base', 'site');
  command.option('--port <number>', 'port, or the next that is free', parsePort, PORT);
  command.addOption(new Option('--editor <name>', 'editor that links to sources open').choices(EDITORS).default('vscode'));
  addHelpEnd(command, ['dev', 'dev --content ../briefings --port 8080', 'dev --as-of 2026-02-06 --editor zed'], {
    clean: 'ended with Ctrl-C',
    content: 'not used: errors in the content are shown in the browser',
  });
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
