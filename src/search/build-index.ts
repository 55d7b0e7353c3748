import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { SiteEntry } from '../core/page-model.ts';
import { makeCatalogue } from './catalogue.ts';
import { catalogueFile, type IndexedLanguage, indexFolder, languagesFile, primaryLanguage } from './index-format.ts';
import { sortKey, writeRecord } from './record.ts';

/** A file of the index; `path` is relative to the site's root. */
export interface IndexFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface IndexOptions {
  /** The site's language, BCP 47: its index is listed first. */
  readonly language: string;
}

/**
 * Makes the search index of the briefings that stand, one index a language. The same entries give the same bytes, in whatever order
 * they come. Throws when Pagefind reports an error.
 */
export async function buildIndex(entries: readonly SiteEntry[], { language }: IndexOptions): Promise<IndexFile[]> {
  const groups = groupByLanguage(entries, primaryLanguage(language));
  const languages: IndexedLanguage[] = groups.map(([name, group]) => ({ language: name, pages: group.length }));
  const files: IndexFile[] = [writeJson(`${indexFolder}/${languagesFile}`, languages)];
  if (groups.length > 0) files.push(...(await waitForPagefind(() => indexLanguages(groups))));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function groupByLanguage(entries: readonly SiteEntry[], home: string): [string, SiteEntry[]][] {
  const standing = entries.filter(({ standing }) => standing === 'current').sort(compareEntries);
  const groups = Object.entries(Object.groupBy(standing, ({ ref }) => primaryLanguage(ref.language))) as [string, SiteEntry[]][];
  return groups.sort(([a], [b]) => Number(b === home) - Number(a === home) || (a < b ? -1 : 1));
}

/** The order of addition decides the bytes of the index. */
function compareEntries(a: SiteEntry, b: SiteEntry): number {
  return sortKey(a) < sortKey(b) ? -1 : 1;
}

/** Pagefind runs one program for the whole process, and whoever ends it ends it for all: builds take turns. */
let turn: Promise<unknown> = Promise.resolve();

function waitForPagefind<Value>(work: () => Promise<Value>): Promise<Value> {
  const mine = turn.then(work, work);
  turn = mine;
  return mine;
}

async function indexLanguages(groups: readonly [string, readonly SiteEntry[]][]): Promise<IndexFile[]> {
  try {
    const files: IndexFile[] = [];
    for (const [language, entries] of groups) files.push(...(await indexLanguage(language, entries)));
    return files;
  } finally {
    await close();
  }
}

async function indexLanguage(language: string, entries: readonly SiteEntry[]): Promise<IndexFile[]> {
  const { index, errors } = await createIndex({});
  if (index === undefined) throw new Error(`Pagefind made no index: ${errors.join('; ')}`);
  for (const entry of entries) await addEntry(index, entry);
  const made = await index.getFiles();
  assertNoErrors(made.errors, language);
  await index.deleteIndex();
  const folder = `${indexFolder}/${language}`;
  const stemmed = made.files.some(({ path }) => path === `wasm.${language}.pagefind`);
  return [
    writeJson(`${folder}/${catalogueFile}`, makeCatalogue([...entries].reverse())),
    ...made.files.filter(({ path }) => isNeeded(path, stemmed)).map(({ path, content }) => ({ path: `${folder}/${path}`, bytes: content })),
  ];
}

async function addEntry(index: PagefindIndex, entry: SiteEntry): Promise<void> {
  const { errors } = await index.addHTMLFile(writeRecord(entry));
  assertNoErrors(errors, entry.ref.id);
}

function assertNoErrors(errors: readonly string[], where: string): void {
  if (errors.length > 0) throw new Error(`Pagefind could not index ${where}: ${errors.join('; ')}`);
}

/** Pagefind also writes ready-made interfaces, and a program without a stemmer that only languages without one of their own use. */
function isNeeded(path: string, stemmed: boolean): boolean {
  if (path === 'wasm.unknown.pagefind') return !stemmed;
  return !/^pagefind-(?!worker\.js$|entry\.json$)/u.test(path);
}

function writeJson(path: string, value: unknown): IndexFile {
  return { path, bytes: new TextEncoder().encode(`${JSON.stringify(value)}\n`) };
}
