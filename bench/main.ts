import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { scenarioIds, type Scenario } from './build/scenarios.ts';
import { toolIds, type ToolId } from './build/tool-ids.ts';

const tiny = join(import.meta.dirname, 'collections/tiny');

const program = new Command('bench').description('Measures builds and search. docs/bench.md says how.');

program
  .command('build')
  .description(
    'builds the same corpus with Throughline, Hugo, Eleventy and Astro, in turns, and compares time, memory and bytes; Linux only',
  )
  .option('--briefings <numbers>', 'sizes of the corpora: published briefings', parseCounts, [1000])
  .option('--runs <number>', 'repetitions, of which the median is given', parseCount, 3)
  .option('--slow-runs <number>', 'repetitions of Eleventy and Astro (default: as the others)', parseCount)
  .option('--seed <text>', 'the same seed gives the same corpus', '1')
  .option('--tools <names>', `of ${toolIds.join(', ')}`, (text) => parseNames(text, toolIds), [...toolIds])
  .option('--scenarios <names>', `of ${scenarioIds.join(', ')}`, (text) => parseNames(text, scenarioIds), [...scenarioIds])
  .addOption(formatOption())
  .action(async ({ format, ...options }: BuildCommandOptions) => {
    const [{ benchBuilds }, { formatReport }, { computeGoals }] = await Promise.all([
      import('./build/bench-builds.ts'),
      import('./build/report.ts'),
      import('./build/goals.ts'),
    ]);
    const report = await benchBuilds({ ...options, slowRuns: options.slowRuns ?? options.runs, onProgress: note });
    const lines = [...report.rows, ...computeGoals(report.rows)];
    process.stdout.write(format === 'json' ? formatLines(lines) : formatReport(report));
  });

program
  .command('dev')
  .description('changes files under a running development server, and measures how soon a browser shows it')
  .option('--briefings <number>', 'size of the corpus: published briefings', parseCount, 1000)
  .option('--runs <number>', 'changes of each kind, of which the median is given', parseCount, 15)
  .option('--seed <text>', 'the same seed gives the same corpus', '1')
  .addOption(formatOption())
  .action(async ({ format, ...options }: DevCommandOptions) => {
    const [{ benchDev }, { formatDevReport }] = await Promise.all([import('./dev/bench-dev.ts'), import('./dev/report.ts')]);
    const report = await benchDev({ ...options, onProgress: note });
    process.stdout.write(format === 'json' ? formatLines(report.rows) : formatDevReport(report));
  });

program
  .command('check')
  .description('checks a corpus, then again with nothing changed, then with a mistake in every briefing; Linux only')
  .option('--briefings <number>', 'size of the corpus: published briefings', parseCount, 1000)
  .option('--runs <number>', 'repetitions, of which the median is given', parseCount, 3)
  .option('--seed <text>', 'the same seed gives the same corpus', '1')
  .addOption(formatOption())
  .action(async ({ format, ...options }: CheckCommandOptions) => {
    const [{ benchCheck }, { computeCheckGoals, formatCheckReport }] = await Promise.all([
      import('./check/bench-check.ts'),
      import('./check/report.ts'),
    ]);
    const report = benchCheck({ ...options, onProgress: note });
    process.stdout.write(format === 'json' ? formatLines([...report.rows, ...computeCheckGoals(report.rows)]) : formatCheckReport(report));
  });

program
  .command('lsp')
  .description('opens a briefing in the language server and types in it, and measures how soon its problems are told; Linux only')
  .option('--briefings <number>', 'size of the corpus: published briefings', parseCount, 1000)
  .option('--runs <number>', 'letters that are typed, of which the median is given', parseCount, 40)
  .option('--seed <text>', 'the same seed gives the same corpus', '1')
  .addOption(formatOption())
  .action(async ({ format, ...options }: LspCommandOptions) => {
    const [{ benchLsp }, { formatLspReport }] = await Promise.all([import('./lsp/bench-lsp.ts'), import('./lsp/report.ts')]);
    const report = await benchLsp({ ...options, onProgress: note });
    process.stdout.write(format === 'json' ? formatLines(report.rows) : formatLspReport(report));
  });

program
  .command('search')
  .description('ranks a judged collection with the product’s own search, Pagefind as shipped, MiniSearch, SQLite and BM25')
  .argument('[folder]', 'holds docs.jsonl, queries.jsonl and qrels.jsonl', tiny)
  .option('--bundles <number>', 'compares one bundle with so many instead', parseCount, 1)
  .addOption(formatOption())
  .action(async (folder: string, { format, bundles }: { format: Format; bundles: number }) => {
    const [{ readCollection }, { evaluateEngines }, { formatRows }] = await Promise.all([
      import('./search/collection.ts'),
      import('./search/evaluate.ts'),
      import('./search/report.ts'),
    ]);
    const collection = readCollection(folder);
    collection.notes.forEach(note);
    const rows = await evaluateEngines(collection, bundles);
    process.stdout.write(format === 'json' ? formatLines(rows) : formatRows(collection, rows));
  });

program
  .command('search-cost')
  .description('asks the search index of a built site questions made of its own texts, and counts bytes and CPU')
  .argument('<site>', 'folder of a built site')
  .option('--before <folder>', 'the site before one briefing was added: also says which files of the index changed')
  .option('--visits <number>', 'visits, each beginning with nothing loaded', parseCount, 9)
  .option('--questions <number>', 'questions in each visit', parseCount, 8)
  .option('--seed <text>', 'the same seed asks the same questions', '1')
  .addOption(formatOption())
  .action(async (site: string, { format, ...options }: SearchCostCommandOptions) => {
    const [{ benchSearchCost }, { formatCosts }] = await Promise.all([
      import('./search-cost/bench-search-cost.ts'),
      import('./search-cost/report.ts'),
    ]);
    const figures = await benchSearchCost({ site, ...options });
    process.stdout.write(format === 'json' ? formatLines(figures) : formatCosts(figures));
  });

program
  .command('parse')
  .description('measures the CPU that reading one briefing takes, by parts')
  .option('--briefings <number>', 'published briefings of the corpus', parseCount, 300)
  .option('--rounds <number>', 'repetitions, of which the least is given', parseCount, 6)
  .option('--seed <text>', 'the same seed gives the same corpus', '1')
  .addOption(formatOption())
  .action(async ({ format, ...options }: { briefings: number; rounds: number; seed: string; format: Format }) => {
    const { benchParse, formatParts } = await import('./parse/bench-parse.ts');
    const rows = benchParse(options);
    process.stdout.write(format === 'json' ? formatLines(rows) : formatParts(rows));
  });

try {
  await program.parseAsync();
} catch (error) {
  note(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

type Format = 'pretty' | 'json';

interface BuildCommandOptions {
  readonly briefings: readonly number[];
  readonly runs: number;
  readonly slowRuns?: number;
  readonly seed: string;
  readonly tools: readonly ToolId[];
  readonly scenarios: readonly Scenario[];
  readonly format: Format;
}

interface CheckCommandOptions {
  readonly briefings: number;
  readonly runs: number;
  readonly seed: string;
  readonly format: Format;
}

interface DevCommandOptions {
  readonly briefings: number;
  readonly runs: number;
  readonly seed: string;
  readonly format: Format;
}

interface LspCommandOptions {
  readonly briefings: number;
  readonly runs: number;
  readonly seed: string;
  readonly format: Format;
}

interface SearchCostCommandOptions {
  readonly before?: string;
  readonly visits: number;
  readonly questions: number;
  readonly seed: string;
  readonly format: Format;
}

function formatOption(): Option {
  return new Option('--format <format>', 'a table, or one JSON object a row').choices(['pretty', 'json']).default('pretty');
}

function formatLines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

function parseCount(text: string): number {
  if (/^[1-9]\d{0,5}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number from 1 to 999999.');
}

function parseCounts(text: string): number[] {
  return [...new Set(text.split(',').map(parseCount))];
}

/** Reads names separated by commas, and gives them in the order of `known`. */
function parseNames<Name extends string>(text: string, known: readonly Name[]): Name[] {
  const names = text.split(',');
  const unknown = names.find((name) => !known.some((one) => one === name));
  if (unknown !== undefined) throw new InvalidArgumentError(`Unexpected \`${unknown}\`, expected names of ${known.join(', ')}.`);
  return known.filter((name) => names.includes(name));
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
