import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import MiniSearch, { type Options } from 'minisearch';
import type { Document } from '../collection.ts';
import type { OpenEngine } from '../engine.ts';
import { makeStemmer } from '../words.ts';

/** MiniSearch as shipped: title and text, any of the query's words, no other options. */
export const openMiniSearch: OpenEngine = openWith('MiniSearch', () => ({}));

/** The same with Snowball stems. */
export const openStemmedMiniSearch: OpenEngine = openWith('MiniSearch, stemmed', () => {
  const stem = makeStemmer();
  return { processTerm: (term) => stem(term.toLowerCase()) };
});

function openWith(name: string, makeOptions: () => Partial<Options<Document>>): OpenEngine {
  return (documents) => {
    const index = new MiniSearch<Document>({ fields: ['title', 'text'], ...makeOptions() });
    index.addAll(documents);
    const rank = (query: string): string[] => index.search(query).map(({ id }) => String(id));
    const bytes = packedSize(JSON.stringify(index)) + packedSize(readFileSync(fileURLToPath(import.meta.resolve('minisearch'))));
    return { name, ask: rank, rank, loaded: () => bytes, close: () => undefined };
  };
}

/** It is loaded whole before the first query; hosts send it packed. */
function packedSize(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).length;
}
