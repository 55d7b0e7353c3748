import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultTable, readDefaultMap, readMap, type MappingTable } from '../../import/mapping/read-map.ts';
import { writeNewFile } from '../../import/write-new-file.ts';
import { EXIT, UsageError } from '../failure.ts';
import { writeProblem } from '../report/pretty.ts';
import { showPath, toProblem } from '../report/problem.ts';
import type { Terminal } from '../terminal.ts';

/** The mapping table that an editor named, or ours. One with mistakes is reported with all of them, and is undefined. */
export function readTable(file: string | undefined, terminal: Terminal): MappingTable | undefined {
  if (file === undefined) return defaultTable();
  const text = readText(resolve(file));
  const table = readMap(text, file);
  if (!('diagnostics' in table)) return table;
  for (const diagnostic of table.diagnostics) {
    const problem = toProblem(diagnostic, new Map([[file, text]]), '.', terminal.cwd);
    terminal.note(
      writeProblem({ ...problem, why: 'a table with mistakes would map front matter otherwise than it seems' }, terminal.noteInk),
    );
  }
  return undefined;
}

function readText(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new UsageError(`Unexpected --map ${path}, expected a file. --write-map writes one to edit.`);
  return readFileSync(path, 'utf8');
}

/** Writes our mapping table for an editor to change; an existing file stays as it is. */
export function writeTable(file: string, terminal: Terminal): number {
  const path = resolve(file);
  if (!writeNewFile(path, readDefaultMap()))
    throw new UsageError(`Unexpected file ${showPath(path, terminal.cwd)}, expected none of that name.`);
  terminal.out(`${showPath(path, terminal.cwd)}\n`);
  terminal.note(`Edit it, then import with --map ${showPath(path, terminal.cwd)}.`);
  return EXIT.clean;
}
