import { resolve } from 'node:path';
import { readTree } from '../../core/read/disk.ts';
import { readFolder } from '../../import/folder/read-folder.ts';
import { planImport } from '../../import/plan/plan-import.ts';
import { readVocabulary } from '../../import/vocabulary.ts';
import { resolveAsOf } from '../as-of.ts';
import { EXIT, UsageError } from '../failure.ts';
import type { ImportCommandOptions } from '../import.ts';
import { reportFolder } from '../report/import-folder-report.ts';
import type { Terminal } from '../terminal.ts';
import { readTable } from './read-table.ts';
import { runPlan } from './run-plan.ts';

/** Imports a folder of another system into the content folder, reports per file, and gives the exit code. */
export function importFolder(folder: string, options: ImportCommandOptions, terminal: Terminal): number {
  const table = readTable(options.map, terminal);
  if (table === undefined) return EXIT.fault;
  const content = resolve(options.content);
  const tree = readTree(content);
  const read = readFolder(resolve(folder), { from: options.from, table });
  if (read === undefined) {
    throw new UsageError(
      `${folder} shows no signs of Jekyll, Hugo, Quarto or Obsidian. Say which it is with --from, or name its files one by one.`,
    );
  }
  const asOf = resolveAsOf(undefined, 'UTC');
  const vocabulary = readVocabulary(tree);
  const plan = planImport(read.drafts, read.unread, { table, vocabulary, asOf, tree, around: read.around, options: {} });
  const isDryRun = options.dryRun === true;
  const report = runPlan({ ...plan, outcomes: [...plan.outcomes, ...read.leftOut] }, { tree, content, asOf, isDryRun });
  return reportFolder(report, { system: read.system, folder, content: options.content, isDryRun, format: options.format }, terminal);
}
