import { type IndexFile, buildIndex } from '../../../src/search/build-index.ts';
import { splitWords } from '../../../src/search/query/tokens.ts';
import { makeEntry } from '../../../test/fixtures/search/entries.ts';
import { openIndex } from '../../../test/search/open-index.ts';
import type { Document } from '../collection.ts';
import { countReads } from '../count-reads.ts';
import { type OpenEngine, shownAtFirst } from '../engine.ts';

/** Which of a number of bundles a document goes into, counted from nought. */
type Deal = (place: number, documents: number) => number;

/** The product's own: its index of one briefing a document, and its query layer. */
export const openThroughline = openDealt('Throughline', () => 0);

/** The same with several bundles: neighbours together, as a year's briefings are, or dealt out in turn. */
export function openBundled(bundles: number): readonly OpenEngine[] {
  return [
    openDealt(`${bundles} bundles, neighbours together`, (place, documents) => Math.floor((place * bundles) / documents)),
    openDealt(`${bundles} bundles, dealt in turn`, (place) => place % bundles),
  ];
}

function openDealt(name: string, deal: Deal): OpenEngine {
  return async (documents) => {
    // No briefing is without words, and a document without any is found by none.
    const entries = documents.flatMap((document, place) =>
      splitWords(`${document.title} ${document.text}`).length === 0 ? [] : [toEntry(document, place, deal(place, documents.length))],
    );
    const files = await buildIndex(entries, { language: 'en', sizes: { divided: 0, largest: Infinity } });
    const index = await openIndex(files);
    const reads = countReads();
    const languages = sizeOf(files, 'languages.json');
    return {
      name,
      ask: async (text) => index.search.read(await index.search.run({ text }), 0, shownAtFirst),
      rank: async (text) => {
        const { found } = await index.search.run({ text, preferNew: false });
        const pages = await Promise.all(found.map(({ matching, match }) => matching.engine.readPage(match.id)));
        return pages.map(({ path }) => documents[Number(path.split('/')[1])]?.id ?? '');
      },
      loaded: () => languages + reads.bytes(),
      close: () => {
        reads.stop();
        index.close();
      },
    };
  };
}

/** The document's place stands for its id, which may hold what an address cannot. Its year decides nothing but the bundle. */
function toEntry({ title, text }: Document, place: number, bundle: number): ReturnType<typeof makeEntry> {
  const date = `${2026 - bundle}-01-01`;
  return makeEntry({ id: String(place), date, title, summary: '', passages: [{ id: 'text', title: '', text }] });
}

/** The query layer has read the languages before reads are counted. */
function sizeOf(files: readonly IndexFile[], name: string): number {
  return files.find(({ path }) => path.endsWith(`/${name}`))?.bytes.length ?? 0;
}
