import { type IndexFile, buildIndex } from '../../../src/search/build-index.ts';
import { makeEntry } from '../../../test/fixtures/search/entries.ts';
import { openIndex } from '../../../test/search/open-index.ts';
import type { Document } from '../collection.ts';
import { countReads } from '../count-reads.ts';
import { type OpenEngine, shownAtFirst } from '../engine.ts';

/** The product's own: its index of one briefing a document, and its query layer with Pagefind's program under it. */
export const openThroughline: OpenEngine = async (documents) => {
  const files = await buildIndex(documents.map(toEntry), { language: 'en' });
  const index = await openIndex(files);
  const reads = countReads();
  const program = sizeOf(files, 'languages.json') + sizeOf(files, 'pagefind.js');
  return {
    name: 'Throughline',
    ask: async (text) => index.search.read(await index.search.run({ text }), 0, shownAtFirst),
    rank: async (text) => {
      const { found } = await index.search.run({ text });
      const pages = await Promise.all(found.map(({ matching, match }) => matching.engine.readPage(match.id)));
      return pages.map(({ path }) => documents[Number(path.split('/')[1])]?.id ?? '');
    },
    loaded: () => program + reads.bytes(),
    close: () => {
      reads.stop();
      index.close();
    },
  };
};

/** The document's place stands for its id, which may hold what an address cannot. All have one date, which then decides nothing. */
function toEntry({ title, text }: Document, place: number): ReturnType<typeof makeEntry> {
  return makeEntry({ id: String(place), date: '2026-01-01', title, summary: '', passages: [{ id: 'text', title: '', text }] });
}

/** The query layer has read the languages, and Node the program, before reads are counted. */
function sizeOf(files: readonly IndexFile[], name: string): number {
  return files.find(({ path }) => path.endsWith(`/${name}`))?.bytes.length ?? 0;
}
