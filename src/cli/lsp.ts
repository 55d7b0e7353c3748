import { Option } from 'commander';
import { addHelpEnd } from './options.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

/** Options of `throughline lsp`. */
export interface LspOptions {
  readonly content?: string;
  readonly cache?: string;
}

/** `throughline lsp`: what editors ask about the content, over standard input and output. */
export const addLspCommand: AddCommand = (program, run) => {
  const command = program
    .command('lsp')
    .summary('serve an editor: problems, completion, names')
    .description(
      'Speaks the Language Server Protocol on standard input and output; an editor starts it (docs/editors.md). It shows problems as you type, completes themes, briefings, passages and keys, says what a name stands for, leads to it, renames it everywhere, and offers the fixes of check --fix. It writes nothing but the cache.',
    )
    .option('--content <folder>', 'folder of the content (default: found by its publication.yaml from the folder that the editor opens)')
    .option('--cache <folder>', 'folder for what later runs may reuse; safe to delete (default: .cache beside the content folder)');
  command.addOption(new Option('--stdio', 'what it does anyway; editors add it').hideHelp());
  addHelpEnd(command, ['lsp', 'lsp --content ../briefings'], {
    clean: 'the editor ended it',
    content: 'the editor went away without ending it, as the protocol has it',
  });
  command.action(run(runLsp));
};

async function runLsp(terminal: Terminal, options: LspOptions): Promise<number> {
  const { serveEditor } = await import('./lsp/serve-editor.ts');
  return serveEditor(options, terminal);
}
