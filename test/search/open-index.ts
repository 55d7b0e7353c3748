import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { IndexFile } from '../../src/search/build-index.ts';
import { createSearch, type Search } from '../../src/search/query/search.ts';
import { openParts } from '../../src/search/sources.ts';

export interface OpenIndex {
  readonly search: Search;
  /** Removes the files and lets `fetch` be as it was. */
  readonly close: () => void;
}

/** Writes an index to a temporary folder and opens it as a browser does; `fetch` reads files meanwhile. */
export async function openIndex(files: readonly IndexFile[]): Promise<OpenIndex> {
  const root = mkdtempSync(join(tmpdir(), 'search-index-'));
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  const { fetch } = globalThis;
  globalThis.fetch = fetchFile;
  const search = createSearch(await openParts(pathToFileURL(`${root}/pagefind/`)));
  return {
    search,
    close: () => {
      globalThis.fetch = fetch;
      rmSync(root, { recursive: true });
    },
  };
}

function fetchFile(address: string | URL | Request): Promise<Response> {
  const url = new URL(address instanceof Request ? address.url : address);
  url.search = '';
  return Promise.resolve(new Response(readFileSync(url)));
}
