import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readTree } from '../../core/read/disk.ts';
import type { ContentTree } from '../../core/model.ts';
import { makePictureFinder } from '../../import/folder/find-picture.ts';
import { importText, type Imported } from '../../import/import-text.ts';
import type { MappingTable } from '../../import/mapping/read-map.ts';
import { planImport } from '../../import/plan/plan-import.ts';
import type { Plan } from '../../import/plan/plan.ts';
import { isProblem, type ImportProblem } from '../../import/problem.ts';
import { kindOfFile, readRichFile } from '../../import/read-file.ts';
import { readVocabulary } from '../../import/vocabulary.ts';
import { resolveAsOf } from '../as-of.ts';
import { EXIT } from '../failure.ts';
import type { ImportCommandOptions } from '../import.ts';
import { judgeImport, writeImportJson } from '../report/import-json.ts';
import { reportFile } from '../report/import-report.ts';
import { showPath } from '../report/problem.ts';
import type { Terminal } from '../terminal.ts';
import { readTable } from './read-table.ts';
import { joinReports, runPlan, type ImportReport } from './run-plan.ts';

/** Imports files one by one, each of which may be refused by itself; gives the exit code. */
export async function importFiles(files: readonly string[], options: ImportCommandOptions, terminal: Terminal): Promise<number> {
  const table = readTable(options.map, terminal);
  if (table === undefined) return EXIT.fault;
  const reports: ImportReport[] = [];
  for (const file of files) {
    const report = await importFile(file, table, options, terminal);
    reports.push(report);
    if (options.format === 'pretty') reportFile(report, { ...options, isPlain: kindOfFile(file) === 'text' }, terminal);
  }
  const joined = joinReports(reports);
  if (options.format === 'json')
    terminal.out(writeImportJson(joined, { content: options.content, isDryRun: options.dryRun === true }, terminal));
  return judgeImport(joined);
}

async function importFile(file: string, table: MappingTable, options: ImportCommandOptions, terminal: Terminal): Promise<ImportReport> {
  const content = resolve(options.content);
  const tree = readTree(content);
  const asOf = resolveAsOf(undefined, 'UTC');
  const plan = await planFile(resolve(file), showPath(resolve(file), terminal.cwd), { table, options, tree, asOf });
  return runPlan(plan, { tree, content, asOf, isDryRun: options.dryRun === true });
}

interface FileContext {
  readonly table: MappingTable;
  readonly options: ImportCommandOptions;
  readonly tree: ContentTree;
  readonly asOf: string;
}

async function planFile(path: string, source: string, context: FileContext): Promise<Plan> {
  const bytes = readBytes(path);
  if (isProblem(bytes)) return refused(source, [bytes]);
  const vocabulary = readVocabulary(context.tree);
  const { title, slug, summary, theme: themes, date } = context.options;
  const options = { title, slug, summary, themes, date };
  if (kindOfFile(path) === 'text') return planText(source, importText(bytes, options, vocabulary));
  const draft = await readRichFile(bytes, source);
  if (isProblem(draft)) return refused(source, [draft]);
  // Pictures lie beside the page or below it; addresses are looked up from there.
  const folder = dirname(path);
  const findPicture = makePictureFinder(() => readTree(folder).entries, { roots: [''] }, '');
  const around = {
    findPicture: (address: string, each: typeof draft) => findPicture(address, { ...each, source: '' }),
    findDocument: () => undefined,
  };
  return planImport([draft], [], { ...context, vocabulary, options, around });
}

/** What the importer of plain texts made, in the form of a plan. */
function planText(source: string, imported: Imported): Plan {
  if (!imported.ok) return refused(source, imported.problems, imported.source);
  const { path, text } = imported;
  const notes = imported.guesses.map((guess) => ({ kind: 'guessed' as const, ...guess }));
  return { files: [{ path, bytes: new TextEncoder().encode(text) }], outcomes: [{ is: 'briefing', source, path, text, notes }] };
}

const refused = (source: string, problems: readonly ImportProblem[], text = ''): Plan => ({
  files: [],
  outcomes: [{ is: 'refused', source, problems, text, notes: [] }],
});

function readBytes(path: string): Uint8Array | ImportProblem {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return {
      code: 'import-unreadable',
      reason: `Unexpected ${code} when reading, expected a text file`,
      fix: 'check the path and the permissions',
    };
  }
}
