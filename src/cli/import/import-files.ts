import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readEntry, readTree } from '../../core/read/disk.ts';
import type { ContentTree, TreeEntry } from '../../core/model.ts';
import { makePictureFinder } from '../../import/folder/find-picture.ts';
import { importText, type Imported } from '../../import/import-text.ts';
import type { MappingTable } from '../../import/mapping/read-map.ts';
import type { Draft } from '../../import/draft.ts';
import { planImport } from '../../import/plan/plan-import.ts';
import type { Plan, Surroundings } from '../../import/plan/plan.ts';
import { isProblem, type ImportProblem } from '../../import/problem.ts';
import { kindOfFile, readRichFile } from '../../import/read-file.ts';
import { readSource, unreadable } from '../../import/sizes.ts';
import { readVocabulary, withBriefings, type Vocabulary } from '../../import/vocabulary.ts';
import { resolveAsOf } from '../as-of.ts';
import { EXIT } from '../failure.ts';
import type { ImportCommandOptions } from '../import.ts';
import { judgeImport, writeImportJson } from '../report/import-json.ts';
import { reportElsewhere, reportFile } from '../report/import-report.ts';
import { showPath } from '../report/problem.ts';
import type { Terminal } from '../terminal.ts';
import { readTable } from './read-table.ts';
import { joinPlans, partOf, runPlan, toEntries } from './run-plan.ts';

/** Imports files, each of which may be refused by itself; what the others become is written all or none. Gives the exit code. */
export async function importFiles(files: readonly string[], options: ImportCommandOptions, terminal: Terminal): Promise<number> {
  const table = readTable(options.map, terminal);
  if (table === undefined) return EXIT.fault;
  const content = resolve(options.content);
  const tree = readTree(content);
  const asOf = resolveAsOf(undefined, 'UTC');
  const plans = await planFiles(files, { table, options, asOf, cwd: terminal.cwd }, tree);
  const report = runPlan(joinPlans(plans), { tree, content, asOf, isDryRun: options.dryRun === true });
  if (options.format === 'json')
    terminal.out(writeImportJson(report, { content: options.content, isDryRun: options.dryRun === true }, terminal));
  else {
    files.forEach((file, index) => {
      const plan = plans[index];
      if (plan !== undefined) reportFile(partOf(report, plan), { ...options, isPlain: kindOfFile(file) === 'text' }, terminal);
    });
    reportElsewhere(report, options.content, terminal);
  }
  return judgeImport(report);
}

interface FileContext {
  readonly table: MappingTable;
  readonly options: ImportCommandOptions;
  readonly asOf: string;
  readonly cwd: string;
}

/** Plans file after file, each as if those before it were in the archive. */
async function planFiles(files: readonly string[], context: FileContext, tree: ContentTree): Promise<Plan[]> {
  const plans: Plan[] = [];
  let [entries, vocabulary] = [tree.entries, readVocabulary(tree)];
  for (const file of files) {
    const plan = await planFile(resolve(file), context, { entries }, vocabulary);
    plans.push(plan);
    if (plan.files.length === 0) continue;
    entries = [...entries, ...toEntries(plan.files)];
    vocabulary = withBriefings(
      vocabulary,
      plan.files.map(({ path }) => path).filter((path) => path.endsWith('.md')),
    );
  }
  return plans;
}

async function planFile(
  path: string,
  { table, options, asOf, cwd }: FileContext,
  tree: ContentTree,
  vocabulary: Vocabulary,
): Promise<Plan> {
  const source = showPath(path, cwd);
  const entry = findFile(path);
  const bytes = 'read' in entry ? readSource(entry, kindOfFile(path)) : entry;
  if (isProblem(bytes)) return refused(source, [bytes]);
  const { title, slug, summary, theme: themes, date } = options;
  const said = { title, slug, summary, themes, date };
  if (kindOfFile(path) === 'text') return planText(source, importText(bytes, said, vocabulary));
  const draft = await readRichFile(bytes, source);
  if (isProblem(draft)) return refused(source, [draft]);
  return planImport([draft], [], { table, asOf, tree, vocabulary, options: said, around: surround(dirname(path)) });
}

/** A file that an editor names is followed where it is a link. */
function findFile(path: string): Pick<TreeEntry, 'type' | 'size' | 'read'> | ImportProblem {
  try {
    const stat = statSync(path);
    return { type: stat.isFile() ? 'file' : 'other', size: stat.size, read: () => readFileSync(path) };
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return unreadable(`Unexpected ${code} when reading, expected a file`);
  }
}

/** Pictures lie beside a page or below it. Only those that it names are looked up: the folder may be somebody's home. */
function surround(folder: string): Surroundings {
  const findPath = (path: string): TreeEntry | undefined => readEntry(folder, path);
  const findPicture = makePictureFinder({ findPath, findName: () => undefined, roots: [''], site: '' });
  return { findPicture: (address: string, draft: Draft) => findPicture(address, { ...draft, source: '' }), findDocument: () => undefined };
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
