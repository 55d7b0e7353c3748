import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import manifest from '../../../package.json' with { type: 'json' };
import { serve } from '../../lsp/server.ts';
import { packageRoot } from '../../program.ts';
import type { LspOptions } from '../lsp.ts';
import type { Terminal } from '../terminal.ts';
import { reportFailure, UsageError } from '../failure.ts';
import { watchFolder } from '../watch-folder.ts';
import { openFolder } from './open-folder.ts';

/** Serves the editor at the other end of standard input and output. The process ends when the editor says so, or goes. */
export function serveEditor({ content, cache }: LspOptions, terminal: Terminal): Promise<never> {
  if (terminal.keyboard !== undefined)
    terminal.note('Waits for an editor, which starts this command itself (docs/editors.md). Ctrl-C ends it.');
  serve({
    input: process.stdin,
    output: process.stdout,
    content: content === undefined ? undefined : resolve(terminal.cwd, content),
    version: manifest.version,
    rules: join(packageRoot, 'docs/rules'),
    open: (folder) => openFolder(folder, cache === undefined ? join(dirname(folder), '.cache') : resolve(terminal.cwd, cache)),
    watch: watchFolder,
    end: (reason, code) => {
      reportFailure(new UsageError(reason), terminal);
      process.exit(code);
    },
  });
  return new Promise(() => undefined);
}
