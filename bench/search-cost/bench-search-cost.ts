import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { indexFolder, languagesFile, synonymsFile, vocabularyFile } from '../../src/search/index-format.ts';
import { createSearch } from '../../src/search/query/search.ts';
import { openParts } from '../../src/search/sources.ts';
import { median, quantile } from '../metrics.ts';
import { countReads } from '../search/count-reads.ts';
import { makeQuestions } from './questions.ts';

export interface SearchCostOptions {
  /** Folder of a built site. */
  readonly site: string;
  /** Folder of the same site before one briefing was added, to compare the files of the index. */
  readonly before?: string;
  readonly visits: number;
  /** Questions asked in each visit. */
  readonly questions: number;
  readonly seed: string;
}

/** One figure. Bytes are those on the wire: scripts as gzip, all else as it lies in the site. */
export interface CostFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'B' | 'ms' | 'files';
  /** What it must not exceed. */
  readonly limit?: number;
}

/** Briefings that are read to show an answer. */
const shown = 10;

/** Asks a built site's index questions made of its own texts, each visit beginning with nothing loaded. */
export async function benchSearchCost({ site, before, visits, questions, seed }: SearchCostOptions): Promise<CostFigure[]> {
  const folder = join(site, indexFolder);
  if (!existsSync(join(folder, languagesFile))) throw new Error(`${site} holds no search index: build the site first`);
  const asked = await makeQuestions(pathToFileURL(`${folder}/`), { count: visits * questions, seed });
  const scripts = sumScripts(site);
  const first: number[] = [];
  const later: number[] = [];
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const costs = await costVisit(pathToFileURL(`${folder}/`), asked.slice(visit * questions, (visit + 1) * questions));
    for (const [index, { bytes, milliseconds }] of costs.entries()) {
      if (index === 0) first.push(bytes + scripts);
      else later.push(bytes);
      times.push(milliseconds);
    }
  }
  return [
    { name: 'first question, scripts and stemmer included (median)', value: median(first), unit: 'B', limit: 300_000 },
    { name: 'of it: scripts', value: scripts, unit: 'B' },
    { name: 'later question (median)', value: median(later), unit: 'B', limit: 90_000 },
    { name: 'later question (p95)', value: quantile(later, 0.95), unit: 'B' },
    { name: 'corrector and synonyms', value: sizeOf(folder, vocabularyFile) + sizeOf(folder, synonymsFile), unit: 'B', limit: 45_000 },
    { name: 'CPU of a question (median)', value: median(times), unit: 'ms', limit: 150 },
    { name: 'CPU of a question (p95)', value: quantile(times, 0.95), unit: 'ms', limit: 500 },
    ...(before === undefined ? [] : compareIndexes(join(before, indexFolder), folder)),
  ];
}

interface Cost {
  readonly bytes: number;
  /** Of CPU. */
  readonly milliseconds: number;
}

async function costVisit(folder: URL, questions: readonly string[]): Promise<Cost[]> {
  const reads = countReads();
  const costs: Cost[] = [];
  try {
    const search = createSearch(await openParts(folder));
    let before = 0;
    for (const text of questions) {
      const start = process.cpuUsage();
      await search.read(await search.run({ text }), 0, shown);
      const { user, system } = process.cpuUsage(start);
      costs.push({ bytes: reads.bytes() - before, milliseconds: (user + system) / 1000 });
      before = reads.bytes();
    }
  } finally {
    reads.stop();
  }
  return costs;
}

function sumScripts(site: string): number {
  const scripts = listFiles(join(site, 'assets')).filter((path) => path.endsWith('.js'));
  return scripts.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0);
}

/** What a returning reader would find changed. */
function compareIndexes(before: string, after: string): CostFigure[] {
  const paths = listFiles(after).map((path) => relative(after, path));
  const isSame = (path: string): boolean =>
    existsSync(join(before, path)) && readFileSync(join(before, path)).equals(readFileSync(join(after, path)));
  const changed = paths.filter((path) => !isSame(path));
  const bytesOf = (list: readonly string[]): number => list.reduce((sum, path) => sum + statSync(join(after, path)).size, 0);
  return [
    { name: 'index: all files', value: paths.length, unit: 'files' },
    { name: 'index: all files', value: bytesOf(paths), unit: 'B' },
    { name: 'index: new or changed by one briefing', value: changed.length, unit: 'files' },
    { name: 'index: new or changed by one briefing', value: bytesOf(changed), unit: 'B' },
    ...[...Map.groupBy(changed, folderOf)].map(([folder, list]): CostFigure => ({
      name: `  in ${folder}`,
      value: bytesOf(list),
      unit: 'B',
    })),
  ];
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/') || '.';
}

function sizeOf(folder: string, name: string): number {
  const paths = listFiles(folder).filter((path) => path.endsWith(`/${name}`));
  return paths.reduce((sum, path) => sum + statSync(path).size, 0);
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
