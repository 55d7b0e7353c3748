import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';

const tiny = join(import.meta.dirname, 'collections/tiny');

const program = new Command('bench').description('Measures builds and search. docs/bench.md says how.');

program
  .command('build')
  .description('builds one corpus with Throughline and with stock Astro, in turns, and compares time, memory and bytes; Linux only')
  .option('--briefings <number>', 'published briefings of the corpus', parseCount, 1000)
  .option('--runs <number>', 'repetitions, of which the median is given', parseCount, 3)
  .option('--seed <text>', 'the same seed gives the same corpus', '1')
  .addOption(formatOption())
  .action(async ({ format, ...options }: { briefings: number; runs: number; seed: string; format: Format }) => {
    const [{ benchBuilds }, { formatReport }] = await Promise.all([import('./build/bench-builds.ts'), import('./build/report.ts')]);
    const report = await benchBuilds({ ...options, onProgress: note });
    process.stdout.write(format === 'json' ? formatLines(report.rows) : formatReport(report));
  });

program
  .command('search')
  .description('ranks a judged collection with the product’s own search, Pagefind as shipped, BM25 and SQLite')
  .argument('[folder]', 'holds docs.jsonl, queries.jsonl and qrels.jsonl', tiny)
  .addOption(formatOption())
  .action(async (folder: string, { format }: { format: Format }) => {
    const [{ readCollection }, { evaluateEngines }, { formatRows }] = await Promise.all([
      import('./search/collection.ts'),
      import('./search/evaluate.ts'),
      import('./search/report.ts'),
    ]);
    const collection = readCollection(folder);
    const rows = await evaluateEngines(collection);
    process.stdout.write(format === 'json' ? formatLines(rows) : formatRows(collection, rows));
  });

try {
  await program.parseAsync();
} catch (error) {
  note(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

type Format = 'pretty' | 'json';

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

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
