import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createSearch, type Search } from '../../src/search/query/search.ts';
import { openParts } from '../../src/search/sources.ts';
import questions from '../search/judged/questions.json' with { type: 'json' };
import { readFilesByFetch } from '../support/read-index.ts';
import { ask, listPassages } from '../support/search-page.ts';
import { visitSite } from '../support/visits.ts';

const { open } = visitSite();

/** Briefings that the search page shows at first. */
const shown = 10;

/** The built site's index, read by Node. */
let search: Search;
let stopReading: () => void;

beforeAll(async () => {
  stopReading = readFilesByFetch();
  search = createSearch(await openParts(pathToFileURL(join(inject('sample').root, 'pagefind/'))));
});

afterAll(() => stopReading());

async function askInNode(text: string): Promise<string[]> {
  const results = await search.read(await search.run({ text, everywhere: true }), 0, shown);
  return results.flatMap(({ path, passages }) => passages.map(({ anchor }) => `${path.split('/')[1] ?? ''}#${anchor}`));
}

describe('the questions that readers ask', () => {
  test('are many, and of every kind', () => {
    const kinds = Map.groupBy(questions, ({ kind }) => kind);
    expect(questions.length).toBeGreaterThanOrEqual(40);
    expect([...kinds.keys()]).toEqual(
      expect.arrayContaining(['topic', 'acronym', 'synonym', 'question', 'phrase', 'date', 'misspelling', 'Chinese']),
    );
  });

  test('find their passage among the first three, in the browser as in Node', async () => {
    const missed: string[] = [];
    const differing: string[] = [];
    const page = await open('search/');
    for (const { question, passage } of questions) {
      await ask(page, question);
      const [inBrowser, inNode] = [await listPassages(page), await askInNode(question)];
      if (!inBrowser.slice(0, 3).includes(passage)) missed.push(`${question}: ${inBrowser.slice(0, 3).join(' ')}`);
      if (inBrowser.join(' ') !== inNode.join(' ')) differing.push(question);
    }
    expect({ missed, differing }).toEqual({ missed: [], differing: [] });
  });
});
