import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { SiteEntry } from '../core/site.ts';
import type { IndexFile } from './build-index.ts';
import { arrangeFiles, type MadeFiles } from './arrange-files.ts';
import { bundleFolder, isSegmented, mainBundle, stemmerFile } from './index-format.ts';
import type { Bundle } from './plan-bundles.ts';
import { type IndexRecord, writeRecord } from './record.ts';

/**
 * Indexes the briefings of one bundle; the main bundle's files hold the stemmer too. What is made depends on nothing but the
 * bundle and its entries. Throws when Pagefind reports an error.
 */
export function buildBundle(bundle: Bundle, readEntry: (id: string) => SiteEntry): Promise<readonly IndexFile[]> {
  return waitForPagefind(() => runPagefind(bundle, readEntry));
}

/** Pagefind runs one program for the whole process, and whoever ends it ends it for all: bundles take turns, the last one ends it. */
let turn: Promise<unknown> = Promise.resolve();
let waiting = 0;

async function waitForPagefind<Value>(work: () => Promise<Value>): Promise<Value> {
  waiting += 1;
  const mine = turn.then(work, work);
  turn = mine;
  try {
    return await mine;
  } finally {
    waiting -= 1;
    if (waiting === 0) await close();
  }
}

async function runPagefind(bundle: Bundle, readEntry: (id: string) => SiteEntry): Promise<readonly IndexFile[]> {
  const { language, name, ids, key } = bundle;
  const entries = ids.map(readEntry);
  const folder = bundleFolder(language, name);
  const made = await indexRecords(
    entries.length === 0 ? [emptyRecord(language)] : entries.map((entry) => writeRecord(entry, language)),
    folder,
  );
  const files = entries.length === 0 ? [] : arrangeFiles(made, { entries, key });
  const program = name === mainBundle ? findProgram(made, language) : [];
  return [...files, ...program].map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes }));
}

async function indexRecords(records: readonly IndexRecord[], where: string): Promise<MadeFiles> {
  const { index, errors } = await startIndex();
  if (index === undefined) throw new Error(`Pagefind made no index: ${errors.join('; ')}`);
  await addRecords(index, records);
  const made = await index.getFiles();
  assertNoErrors(made.errors, where);
  await index.deleteIndex();
  return new Map(made.files.map(({ path, content }) => [path, content]));
}

/**
 * The stemmer among what Pagefind wrote; none for a language without endings. A language that Pagefind has no stemmer for gets the
 * program that leaves words as they are. Throws when there is neither: no word could be looked up.
 */
export function findProgram(made: MadeFiles, language: string): IndexFile[] {
  if (isSegmented(language)) return [];
  const bytes = made.get(`wasm.${language}.pagefind`) ?? made.get('wasm.unknown.pagefind');
  if (bytes === undefined) throw new Error(`Pagefind wrote no program for ${language}`);
  return [{ path: stemmerFile, bytes }];
}

/**
 * Every query reads one piece of every bundle for each of its words. Pagefind's own pieces are fifty times as large, and it takes another
 * size from its environment only.
 */
const pieceSize = { name: 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE', words: '400' };

function startIndex(): ReturnType<typeof createIndex> {
  const before = process.env[pieceSize.name];
  process.env[pieceSize.name] = pieceSize.words;
  try {
    return createIndex({});
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, pieceSize.name);
    else process.env[pieceSize.name] = before;
  }
}

/** Pagefind writes no program without a page. */
function emptyRecord(language: string): IndexRecord {
  return { url: '/', content: `<html lang="${language}"><body>empty</body></html>` };
}

/**
 * Adds records. Pagefind takes one after the other, in the order in which they were sent: nothing is gained by
 * waiting for each answer.
 */
async function addRecords(index: PagefindIndex, records: readonly IndexRecord[]): Promise<void> {
  const answers = await Promise.all(records.map((record) => index.addHTMLFile(record)));
  answers.forEach(({ errors }, at) => assertNoErrors(errors, records[at]?.url ?? ''));
}

function assertNoErrors(errors: readonly string[], where: string): void {
  if (errors.length > 0) throw new Error(`Pagefind could not index ${where}: ${errors.join('; ')}`);
}
