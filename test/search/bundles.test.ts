import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteEntry } from '../../src/core/site.ts';
import { buildBundle } from '../../src/search/build-bundle.ts';
import { buildIndex, type IndexFile, makeReader, toPlanItem } from '../../src/search/build-index.ts';
import { planBundles } from '../../src/search/plan-bundles.ts';
import type { SearchRequest } from '../../src/search/query/search.ts';
import { entries, makeEntry } from '../fixtures/search/entries.ts';
import { openIndex, type OpenIndex } from './open-index.ts';

/** A language with two briefings is divided, by the month if it must be. */
const sizes = { divided: 2, largest: 1 };

const passages = [{ id: 'text', title: 'Text', text: 'A cat may art; custodians of xylophonists are rare.' }];
const archive: readonly SiteEntry[] = [
  ...entries,
  makeEntry({ id: 'long', date: '2021-05-01', title: 'Catalogues of artificial things', summary: 'An articulate protocol.', passages: [] }),
  makeEntry({ id: 'short', date: '2022-05-01', title: 'Cats', summary: 'Xyl is a beginning, proto another.', passages }),
  makeEntry({ id: 'twin-a', date: '2023-02-01', title: 'A twin', summary: 'The very same words.', passages: [], themes: ['a'] }),
  makeEntry({ id: 'twin-b', date: '2023-02-02', title: 'A twin', summary: 'The very same words.', passages: [], themes: ['b'] }),
];

let files: readonly IndexFile[];
let one: OpenIndex;
let many: OpenIndex;

beforeAll(async () => {
  files = await buildIndex(archive, { language: 'en', sizes });
  const whole = await buildIndex(archive, { language: 'en' });
  many = await openIndex(files);
  one = await openIndex(whole);
});

afterAll(() => {
  one.close();
  many.close();
});

const foldersOf = (list: readonly IndexFile[]): string[] => [...new Set(list.map(({ path }) => path.replace(/[^/]*$/u, '')))];

async function ask({ search }: OpenIndex, request: SearchRequest): Promise<{ paths: string[]; rest: object }> {
  const answer = await search.run(request);
  const results = await search.read(answer, 0, 20);
  const byPath = results.map((result) => ({ ...result, score: 0 })).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { paths: results.map(({ path }) => path), rest: { byPath, ignored: answer.ignored, loosened: answer.loosened } };
}

describe('the files of a divided index', () => {
  it('lie in one folder a bundle, beside one stemmer a language', () => {
    const folders = foldersOf(files).filter((path) => path.startsWith('pagefind/en/') && !/\/(?:fragment|index)\//u.test(path));
    expect(folders).toEqual([
      'pagefind/en/2021/',
      'pagefind/en/2022/',
      'pagefind/en/2023-02/',
      'pagefind/en/2024/',
      'pagefind/en/2025-10/',
      'pagefind/en/2025-12/',
      'pagefind/en/2025-h1/',
      'pagefind/en/2026/',
      'pagefind/en/',
    ]);
    const stemmers = files.map(({ path }) => path).filter((path) => path.endsWith('stemmer.bin'));
    expect(stemmers).toEqual(['pagefind/de/stemmer.bin', 'pagefind/en/stemmer.bin']);
  });

  it('come in small pieces', async () => {
    const text = Array.from({ length: 4000 }, (_, at) => `w${at.toString(36)}q`).join(' ');
    const long = makeEntry({ id: 'long', date: '2024-01-01', title: 'Long', summary: '', passages: [{ id: 'text', title: '', text }] });
    const made = await buildIndex([long], { language: 'en' });
    expect(made.filter(({ path }) => path.endsWith('.pf_index')).length).toBeGreaterThan(2);
  });

  it('are the same whatever other bundles there are', async () => {
    const plan = planBundles(archive.map(toPlanItem), { home: 'en', ...sizes });
    const year = plan.filter(({ name }) => name.startsWith('2021'));
    const alone = (await Promise.all(year.map((bundle) => buildBundle(bundle, makeReader(archive))))).flat();
    expect(alone.length).toBeGreaterThan(3);
    for (const { path, bytes } of alone) expect(files.find((file) => file.path === path)?.bytes).toEqual(bytes);
  });
});

describe('a divided index answers as a whole one', () => {
  it.each([
    'How do companies manage risk without abandoning cross-border collaboration?',
    'data governance',
    'custodian',
    'custod',
    'cus',
    'art',
    'cat',
    'catalogue',
    'xylophonist',
    'protocols',
    'protocolled',
    'xylophone',
    'zzqq',
    'very same words twin',
    '"state of the art"',
    '"data governance" -EMA',
    'insurance -EMA',
    'October 2025',
    '',
  ])('%s', async (text) => {
    const request = { text, preferNew: false };
    const [whole, divided] = [await ask(one, request), await ask(many, request)];
    expect(divided.rest).toEqual(whole.rest);
    expect(divided.paths.slice(0, 3)).toEqual(whole.paths.slice(0, 3));
  });

  it.each<SearchRequest>([
    { text: 'data', order: 'newest' },
    { text: 'data', order: 'oldest' },
    { text: '', filters: { theme: ['data-governance'] } },
    { text: 'data', filters: { year: ['2024', '2025'], region: ['china'] } },
    { text: 'twin', filters: { theme: ['b'] } },
    { text: 'data', everywhere: true },
    { text: '生物技术公司的数据治理' },
    { text: '', filters: { language: ['de'] }, everywhere: true },
  ])('%j', async (request) => {
    const [whole, divided] = [await ask(one, request), await ask(many, request)];
    expect(divided).toEqual(whole);
  });

  it('and counts as a whole one', async () => {
    const facets = { year: ['2021', '2023', '2026'], theme: ['a', 'data-governance'], language: ['de', 'en', 'zh-Hans'] };
    const count = async ({ search }: OpenIndex) => search.count(await search.run({ text: 'data', everywhere: true }), {}, facets);
    expect(await count(many)).toEqual(await count(one));
  });

  it('and knows briefings with the same words apart', async () => {
    const { found } = await many.search.run({ text: 'twin' });
    expect(new Set(found.map(({ match }) => match.id)).size).toBe(2);
  });
});

it('rejects a question when a bundle cannot be read', async () => {
  const broken = await openIndex(files.filter(({ path }) => !path.startsWith('pagefind/en/2024/')));
  await expect(broken.search.run({ text: 'data' })).rejects.toThrow();
  broken.close();
});
