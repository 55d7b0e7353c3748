import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive, Withheld } from '../core/model.ts';
import { BuildRefused } from './refusals.ts';
import { makeFinder } from './scan/finder.ts';
import { collectNeedles, findWithheldPictures } from './scan/needles.ts';
import { type Found, makeFileScan, type ScanContext } from './scan/scan-files.ts';
import { runInWorkers, splitBatches, workerModule } from './workers.ts';

export interface ScanInput {
  /** The staged site. */
  readonly folder: string;
  /** Its files. */
  readonly paths: readonly string[];
  readonly archive: Archive;
  readonly withheld: readonly Withheld[];
  /** Texts of all source files, by path. */
  readonly sources: ReadonlyMap<string, string>;
  /** Stands in every page and is searched once. */
  readonly stylesheet: string;
  /** Worker threads search when there are more files than this. */
  readonly threshold: number;
  readonly onDone: (done: number) => void;
}

const batchSize = 100;

/** Searches every byte of the staged site, packed files unpacked, for anything withheld. Throws `BuildRefused` with the first find. */
export async function assertNothingWithheld(input: ScanInput): Promise<void> {
  if (input.withheld.length === 0) return;
  const { folder, paths, archive, withheld, stylesheet, threshold, onDone } = input;
  const needles = collectNeedles(withheld, archive, innocentTexts(input));
  const pictures = findWithheldPictures(withheld, archive).map(({ path, digest, bytes }) => ({ path, digest, size: bytes.length }));
  const [styled] = makeFinder(needles)(stylesheet);
  if (styled) throw new BuildRefused({ file: 'the stylesheet', ...styled });

  const data: ScanContext = { folder, needles, pictures, stylesheet };
  const tasks = splitBatches(paths, batchSize);
  const report = (batches: number): void => onDone(Math.min(batches * batchSize, paths.length));
  const isLarge = paths.length > threshold;
  const found = isLarge ? await scanInWorkers(data, tasks, report) : scanHere(data, tasks, report);
  if (found) throw new BuildRefused(found);
}

async function scanInWorkers(
  data: ScanContext,
  tasks: readonly (readonly string[])[],
  onDone: (done: number) => void,
): Promise<Found | undefined> {
  const module = workerModule(import.meta.url, './scan/scan-worker');
  const finds = await runInWorkers<readonly string[], Found | undefined>({ module, data, tasks, onDone });
  return finds.find((found) => found !== undefined);
}

function scanHere(data: ScanContext, tasks: readonly (readonly string[])[], onDone: (done: number) => void): Found | undefined {
  const scan = makeFileScan(data);
  for (const [index, paths] of tasks.entries()) {
    const found = scan(paths);
    if (found) return found;
    onDone(index + 1);
  }
  return undefined;
}

/** What is no secret wherever it stands: the published sources, their names and addresses, and the words of the program itself. */
function* innocentTexts({ archive, withheld, sources }: ScanInput): Generator<string> {
  const hidden = new Set(withheld.map(({ briefing }) => briefing.path));
  for (const [path, text] of sources) if (!hidden.has(path)) yield `${path}\n${text}`;
  for (const { id, path, body } of archive.briefings) {
    if (hidden.has(path)) continue;
    yield `briefings/${id}/`;
    for (const { title, text } of body.passages) yield `${title}\n${text}`;
  }
  yield* programTexts(join(import.meta.dirname, '..'));
}

function programTexts(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(?:[cm]?[jt]s|astro)$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'));
}
