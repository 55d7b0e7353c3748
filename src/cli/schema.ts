import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EXIT } from './failure.ts';
import { addHelpEnd, addSharedOptions, type SharedOptions } from './options.ts';
import type { AddCommand } from './run.ts';
import type { Terminal } from './terminal.ts';

interface Options extends Pick<SharedOptions, 'content'> {
  readonly to: string;
}

/** `throughline schema`: what editors and other programs need to know of the keys. */
export const addSchemaCommand: AddCommand = (program, run) => {
  const command = program
    .command('schema')
    .summary('write JSON Schemas of the content')
    .description(
      'Writes a JSON Schema (draft 7) of the publication, the glossary, and the front matter of briefings, themes and pages, with the themes, authors, regions, sectors, kinds and briefings of this archive where only those may stand.',
    );
  addSharedOptions(command, 'content');
  command.option('--to <folder>', 'folder for the schemas', 'schemas');
  addHelpEnd(command, ['schema', 'schema --to .vscode/schemas'], {
    clean: 'done; closed lists of files with mistakes are left open',
    content: 'never: content with mistakes is read as far as it can be',
  });
  command.action(run(runSchema));
};

async function runSchema(terminal: Terminal, { content, to }: Options): Promise<number> {
  const [{ makeSchemas }, { readClosedLists }, { showPath }] = await Promise.all([
    import('../schema/make-schemas.ts'),
    import('../schema/read-closed-lists.ts'),
    import('./report/problem.ts'),
  ]);
  const schemas = makeSchemas(readClosedLists(resolve(content)));
  mkdirSync(to, { recursive: true });
  for (const [name, schema] of schemas) {
    const path = join(resolve(to), `${name}.schema.json`);
    writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
    terminal.out(`${showPath(path, terminal.cwd)}\n`);
  }
  return EXIT.clean;
}
