import { resolve } from 'node:path';
import type { AssembleOptions } from '../publish/assemble.ts';
import { EXIT } from './failure.ts';
import { addHelpEnd, addSharedOptions, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';
import { findSiteFolder } from './site-folder.ts';
import type { Terminal } from './terminal.ts';

type Options = Pick<SharedOptions, 'out' | 'format'>;

/** `throughline assemble`: joins the shards of a site. */
export const addAssembleCommand: AddCommand = (program, run) => {
  const command = program
    .command('assemble')
    .summary('join shards into the site that one build would give')
    .description(
      'Verifies the folders that build --shard made, and joins them into the site that a single build would give, byte for byte. Needs no content. When a shard is missing, damaged or of another site, the site stays as it was.',
    )
    .argument('<shards...>', 'folders of all shards of one site');
  addSharedOptions(command, 'out', 'format');
  addHelpEnd(command, ['assemble shard-*', 'assemble shard-2025 shard-2026 shard-rest --out public'], {
    clean: 'done; the site is in place',
    content: 'the shards do not make one whole site; nothing was changed',
  });
  command.action(run(runAssemble));
};

async function runAssemble(terminal: Terminal, folders: readonly string[], { out, format }: Options): Promise<number> {
  const [{ assemble }, { cleanOnSignals }] = await Promise.all([import('../publish/assemble.ts'), import('../publish/signals.ts')]);
  const guard: AssembleOptions['guard'] = (clean) =>
    cleanOnSignals(() => {
      terminal.progress.clear();
      clean();
    });
  const shards: string[] = [];
  for (const folder of folders) shards.push(await findSiteFolder(folder));
  const made = await assemble({
    shards,
    out: resolve(out),
    guard,
    onProgress: (done, total) => terminal.progress.show('Verifying the shards', `${done} of ${total}`),
  });
  terminal.progress.clear();
  const { plural } = await import('./report/summary.ts');
  const { asOf, commit, url, pages, briefings, files, manifest } = made;
  if (format === 'json')
    terminal.out(`${JSON.stringify({ version: 1, out, shards: shards.length, asOf, commit, url, pages, briefings, files, manifest })}\n`);
  else
    terminal.out(
      `Joined ${plural(shards.length, 'shard')} into ${out}: ${plural(pages, 'page')} with ${plural(briefings, 'briefing')}, ${plural(files, 'file')}, as of ${asOf}, manifest ${manifest.slice(0, 12)}.\n`,
    );
  return EXIT.clean;
}
