import type { Withheld } from '../../core/model.ts';
import { hexDigestOfAll } from '../digest.ts';
import { BuildRefused } from '../refusals.ts';
import { programModule } from '../../program.ts';
import { runInWorkers, splitBatches } from '../workers.ts';
import { type Basis, basisTables, withoutNeedles } from './basis.ts';
import { findKnown, type Innocent, type WitnessCache } from './innocents.ts';
import { collectBasis } from './needles.ts';
import { type Prepared, type Ready, readNeedles, type ReadyStore } from './ready-store.ts';
import { type Find, makeByteScan, makeFileScan, type ScanContext, type Scanned, type WithheldPicture } from './scan-files.ts';

/** All that decides what is searched for. */
export interface ScanSetup {
  readonly withheld: readonly Withheld[];
  /** The pictures that no published briefing shows. */
  readonly pictures: readonly WithheldPicture[];
  /** Texts of source files by path; asked for the withheld ones. */
  readonly sources: Pick<ReadonlyMap<string, string>, 'get'>;
  /** What is no secret wherever it stands. */
  readonly innocents: Iterable<Innocent>;
  readonly witnesses?: WitnessCache;
  readonly ready?: ReadyStore;
  /** Stands in every page and is searched once, here. */
  readonly stylesheet: string;
  /** Names the code that searches. */
  readonly code: string;
}

export interface ScanCounts {
  readonly files: number;
  readonly bytes: number;
}

export interface ScanJob {
  /** The staged site. */
  readonly folder: string;
  /** Files in it that are to be read. */
  readonly paths: readonly string[];
  /** Worker threads search when there are more files than this. */
  readonly threshold: number;
  readonly onDone?: (done: number) => void;
}

/** A search made ready. */
export interface Scan {
  /**
   * Names everything that is searched for, and the code: bytes, with their path, that were found clean under one digest are
   * clean in every build with the same digest and need not be read again.
   */
  readonly digest: string;
  /** How many texts are searched for. */
  readonly needles: number;
  readonly pictures: number;
  /** Reads files of the staged site, packed ones unpacked. Throws `BuildRefused` with the first find. */
  readonly scanFiles: (job: ScanJob) => Promise<ScanCounts>;
}

const batchSize = 100;

/** Makes the search for anything withheld ready. Throws `BuildRefused` when the stylesheet holds something. */
export function openScan(setup: ScanSetup): Scan {
  const { pictures, stylesheet, code } = setup;
  const { secret } = prepare(setup);
  const found = pictures.map(({ digest }) => digest).sort();
  const styled = makeByteScan(secret.tables)('the stylesheet', Buffer.from(stylesheet));
  if (styled !== undefined) throw refusal({ file: 'the stylesheet', needle: styled }, secret);
  const context = { tables: secret.tables, pictures, stylesheet: Buffer.from(stylesheet) };
  return {
    digest: hexDigestOfAll([code, secret.digest, ...found]),
    needles: secret.count,
    pictures: pictures.length,
    scanFiles: async ({ folder, ...job }) => {
      const isNothing = secret.count + pictures.length === 0;
      const scanned = isNothing ? [] : await scanBatches({ folder, ...context }, job);
      const find = scanned.find((batch) => batch.find !== undefined)?.find;
      if (find) throw refusal(find, secret);
      return { files: sum(scanned.map(({ files }) => files)), bytes: sum(scanned.map(({ bytes }) => bytes)) };
    },
  };
}

/** What withheld files say is collected anew only when one of them changed, and sorted anew only when something else became public. */
function prepare({ withheld, pictures, sources, innocents, witnesses, ready, code }: ScanSetup): Prepared {
  const key = hexDigestOfAll([
    code,
    ...withheld.flatMap(({ briefing }) => [briefing.path, briefing.digest]),
    ...pictures.flatMap(({ path, digest }) => [path, digest]),
  ]);
  const kept = ready?.get(key);
  const collect = (): Basis => collectBasis(withheld, pictures, sources);
  const basis = kept === undefined ? collect() : undefined;
  const whole = kept?.whole ?? makeReady(basis ?? collect());
  const known = [...findKnown(whole, innocents, witnesses)].sort((one, other) => one - other);
  if (kept?.known.length === known.length && kept.known.every((number, index) => number === known[index])) return kept;
  const prepared = { whole, known, secret: makeReady(withoutNeedles(basis ?? collect(), new Set(known))) };
  ready?.set(key, prepared);
  return prepared;
}

function makeReady(basis: Basis): Ready {
  return { digest: basis.digest, count: basis.needles.length, tables: basisTables(basis), needles: JSON.stringify(basis.needles) };
}

function refusal(find: Find, ready: Ready): BuildRefused {
  if ('picture' in find) return new BuildRefused({ file: find.file, entry: find.picture.path, text: 'the picture itself' });
  const { entry = '', text = '' } = readNeedles(ready)[find.needle] ?? {};
  return new BuildRefused({ file: find.file, entry, text });
}

async function scanBatches(data: ScanContext, { paths, threshold, onDone }: Omit<ScanJob, 'folder'>): Promise<Scanned[]> {
  const tasks = splitBatches(paths, batchSize);
  const report = (batches: number): void => onDone?.(Math.min(batches * batchSize, paths.length));
  if (paths.length <= threshold) return scanHere(data, tasks, report);
  const module = programModule('publish/scan/scan-worker');
  return runInWorkers<readonly string[], Scanned>({ module, data, tasks, onDone: report });
}

function scanHere(data: ScanContext, tasks: readonly (readonly string[])[], onDone: (done: number) => void): Scanned[] {
  const scan = makeFileScan(data);
  const scanned: Scanned[] = [];
  for (const [index, paths] of tasks.entries()) {
    const batch = scan(paths);
    scanned.push(batch);
    if (batch.find) return scanned;
    onDone(index + 1);
  }
  return scanned;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
