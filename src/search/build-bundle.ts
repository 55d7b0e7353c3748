import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { SiteEntry } from '../core/page-model.ts';
import type { IndexFile } from './build-index.ts';
import { bundleFolder, bundleTag, mainBundle, pagesFile, signature } from './index-format.ts';
import type { Bundle } from './plan-bundles.ts';
import { addressOf, writeRecord } from './record.ts';

/**
 * Indexes the briefings of one bundle; the main bundle's files hold Pagefind's program too. What is made depends on nothing but the
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
  const { language, name, ids } = bundle;
  const { index, errors } = await startIndex();
  if (index === undefined) throw new Error(`Pagefind made no index: ${errors.join('; ')}`);
  const tag = bundleTag(language, name);
  const records = ids.length === 0 ? [emptyRecord(tag)] : ids.map((id) => writeRecord(readEntry(id), tag));
  await addRecords(index, records);
  const made = await index.getFiles();
  assertNoErrors(made.errors, tag);
  await index.deleteIndex();
  const stemmed = made.files.some(({ path }) => path === `wasm.${tag}.pagefind`);
  const needed = made.files.filter(({ path }) => isIndex(path) || (name === mainBundle && isProgram(path, stemmed)));
  const folder = bundleFolder(language, name);
  const files = needed.map(({ path, content }) => ({ path: `${folder}/${path}`, bytes: content }));
  return ids.length === 0 ? files : [...files, { path: `${folder}/${pagesFile}`, bytes: listPages(ids.map(readEntry), made.files) }];
}

/** The ids that Pagefind gave to briefings stand in the names of the files that hold their texts. */
function listPages(entries: readonly SiteEntry[], files: readonly { readonly path: string; readonly content: Uint8Array }[]): Uint8Array {
  const pages = new Map<string, string>();
  for (const { path, content } of files) {
    const [, page] = /_([0-9a-f]+)\.pf_fragment$/u.exec(path) ?? [];
    if (page === undefined) continue;
    const { url } = JSON.parse(gunzipSync(content).subarray(signature.length).toString()) as { readonly url: string };
    pages.set(url, page);
  }
  const lines = entries.map(({ id, date }) => {
    const page = pages.get(addressOf(id));
    if (page === undefined) throw new Error(`Pagefind kept no text of ${id}`);
    return `${page} ${date}`;
  });
  return gzipSync(lines.reverse().join('\n'), { level: 9 });
}

/**
 * Every query reads one piece of every bundle for each of its words. Pagefind's own pieces are eight times as large, and it takes another
 * size from its environment only.
 */
const pieceSize = { name: 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE', words: '1000' };

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

/** Pagefind makes no index, and no program, without a page. */
function emptyRecord(tag: string): ReturnType<typeof writeRecord> {
  return { url: '/', content: `<html lang="${tag}"><body>empty</body></html>` };
}

/**
 * Adds records. Pagefind takes one after the other, in the order in which they were sent: nothing is gained by
 * waiting for each answer.
 */
async function addRecords(index: PagefindIndex, records: readonly ReturnType<typeof writeRecord>[]): Promise<void> {
  const answers = await Promise.all(records.map((record) => index.addHTMLFile(record)));
  answers.forEach(({ errors }, at) => assertNoErrors(errors, records[at]?.url ?? ''));
}

function assertNoErrors(errors: readonly string[], where: string): void {
  if (errors.length > 0) throw new Error(`Pagefind could not index ${where}: ${errors.join('; ')}`);
}

function isIndex(path: string): boolean {
  return path === 'pagefind-entry.json' || /\.pf_(?:meta|index|fragment)$/u.test(path);
}

/** Pagefind also writes ready-made interfaces, a worker of its own, and a program without a stemmer that only languages without one of their own use. */
function isProgram(path: string, stemmed: boolean): boolean {
  if (path === 'wasm.unknown.pagefind') return !stemmed;
  return path === 'pagefind.js' || path.startsWith('wasm.');
}
