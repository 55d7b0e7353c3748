import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, createIndex } from 'pagefind';
import { escapeHtml } from '../../../src/core/text/escape.ts';
import type { Document } from '../collection.ts';
import { countReads } from '../count-reads.ts';
import { type OpenEngine, shownAtFirst } from '../engine.ts';

/** Pagefind's own interface, as far as it is used here. */
interface Program {
  readonly createInstance: (options: object) => { readonly search: (query: string) => Promise<{ readonly results: readonly Found[] }> };
}

interface Found {
  readonly id: string;
  readonly data: () => Promise<{ readonly raw_url: string }>;
}

/** Pagefind as shipped: plain pages, no options, the whole query given to its `search`. */
export const openPagefind: OpenEngine = async (documents) => {
  const folder = mkdtempSync(join(tmpdir(), 'pagefind-'));
  await writeIndex(documents, folder);
  const reads = countReads();
  const { createInstance } = (await import(pathToFileURL(join(folder, 'pagefind.js')).href)) as Program;
  const pagefind = createInstance({ basePath: pathToFileURL(`${folder}/`).href, ranking: {}, noWorker: true, metaCacheTag: '' });
  const program = statSync(join(folder, 'pagefind.js')).size;
  const ids = new Map<string, string>();
  const readId = async ({ id, data }: Found): Promise<string> => {
    const known = ids.get(id) ?? documents[Number((await data()).raw_url.split('/')[1])]?.id ?? '';
    ids.set(id, known);
    return known;
  };
  return {
    name: 'Pagefind as shipped',
    ask: async (query) => Promise.all((await pagefind.search(query)).results.slice(0, shownAtFirst).map(({ data }) => data())),
    rank: async (query) => Promise.all((await pagefind.search(query)).results.map(readId)),
    loaded: () => program + reads.bytes(),
    close: () => {
      reads.stop();
      rmSync(folder, { recursive: true });
    },
  };
};

async function writeIndex(documents: readonly Document[], outputPath: string): Promise<void> {
  try {
    const { index, errors } = await createIndex();
    if (index === undefined) throw new Error(`Pagefind made no index: ${errors.join('; ')}`);
    for (const [place, { title, text }] of documents.entries()) {
      const content = `<html lang="en"><body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></body></html>`;
      await index.addHTMLFile({ url: `/${place}/`, content });
    }
    await index.writeFiles({ outputPath });
  } finally {
    await close();
  }
}
