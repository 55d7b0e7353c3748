import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EXIT, UsageError } from './failure.ts';
import { addHelpEnd, addSharedOptions, parsePort, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

interface Options extends Pick<SharedOptions, 'out' | 'base'> {
  readonly port?: number;
}

const PORT = 4322;

/** `throughline preview`: the built site as a static host would serve it, on this machine only. */
export const addPreviewCommand: AddCommand = (program, run) => {
  const command = program
    .command('preview')
    .summary('serve the built site on this machine')
    .description(
      'Serves the output folder on localhost as a static host would, with its headers, its 404 page and its base path. Ends with Ctrl-C.',
    );
  addSharedOptions(command, 'out', 'base');
  command.option('--port <number>', `port; 0 for any (default: ${PORT}, or the next that is free)`, parsePort);
  addHelpEnd(command, ['preview', 'preview --out public --port 8080']);
  command.action(run(runPreview));
};

async function runPreview(terminal: Terminal, { out, base, port }: Options): Promise<number> {
  const folder = resolve(out);
  const [{ recoverSite }, { findShardName }] = await Promise.all([import('../publish/swap.ts'), import('../publish/record.ts')]);
  recoverSite(folder);
  const shard = findShardName(folder);
  if (shard !== undefined)
    throw new UsageError(`${out} holds only the shard ${shard} of a site. Join all of them with throughline assemble.`);
  if (!existsSync(join(folder, 'index.html')))
    throw new UsageError(`There is no site in ${out}. Run throughline build first, or name its folder with --out.`);
  const path = base ?? readBase(folder);
  const [{ makeSiteServer }, { listen }, { untilStopped }] = await Promise.all([
    import('./serve/site-server.ts'),
    import('./serve/listen.ts'),
    import('./serve/until-stopped.ts'),
  ]);
  const server = makeSiteServer(folder, path);
  const used = await listen(server, port ?? PORT, port === undefined ? 10 : 1);
  terminal.out(`http://localhost:${used}${path}\n`);
  terminal.note(`Serving ${out}. Ctrl-C ends it.`);
  await untilStopped();
  server.close();
  server.closeAllConnections();
  return EXIT.clean;
}

/** The base path the site was built for, as its pages say. */
function readBase(folder: string): string {
  return /<html[^>]*\sdata-base="(\/[^"]*)"/u.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1] ?? '/';
}
