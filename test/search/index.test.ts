import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../src/search/build-bundle.ts';
import { buildIndex, type IndexFile } from '../../src/search/build-index.ts';
import type { Piece } from '../../src/search/query/excerpt.ts';
import type { Result } from '../../src/search/query/passages.ts';
import type { SearchRequest } from '../../src/search/query/search.ts';
import { entries, makeEntry } from '../fixtures/search/entries.ts';
import { openIndex, type OpenIndex } from './open-index.ts';

let files: readonly IndexFile[];
let index: OpenIndex;

beforeAll(async () => {
  files = await buildIndex(entries, { language: 'en' });
  index = await openIndex(files);
});

afterAll(() => index.close());

async function ask(text: string, request: Omit<SearchRequest, 'text'> = {}): Promise<Result[]> {
  const answer = await index.search.run({ text, ...request });
  return index.search.read(answer, 0, 10);
}

const idsOf = (results: readonly Result[]): string[] => results.map(({ path }) => path.split('/')[1] ?? '');
const show = (pieces: readonly Piece[]): string => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('the files of the index', () => {
  it('are the same bytes for the same entries in any order', async () => {
    const again = await buildIndex([...entries].reverse(), { language: 'en' });
    expect(again.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
    expect(again.every(({ bytes }, at) => Buffer.compare(bytes, files[at]?.bytes ?? Buffer.alloc(0)) === 0)).toBe(true);
  });

  it('are the same when two sites are indexed at once', async () => {
    const [one, two] = await Promise.all([buildIndex(entries, { language: 'en' }), buildIndex(entries.slice(0, 2), { language: 'en' })]);
    expect(one).toEqual(files);
    expect(two.length).toBeLessThan(one.length);
  });

  it('are only those a reader needs, one folder a language', () => {
    const kinds = files.map(({ path }) =>
      path
        .replace(/[0-9a-f]{12}/u, 'KEY')
        .replace(/\d+-\w{4}(?=\.)/u, 'NUMBER-MARK')
        .replace(/\d+(?=\.pf_index)/u, 'NUMBER'),
    );
    expect([...new Set(kinds)].filter((path) => path.startsWith('pagefind/en/') || !/\/(?:de|zh)\//u.test(path))).toEqual([
      'pagefind/en/catalogue.bin',
      'pagefind/en/fragment/NUMBER-MARK.pf_fragment',
      'pagefind/en/index/KEY/NUMBER.pf_index',
      'pagefind/en/index/KEY/contents.bin',
      'pagefind/en/index/KEY/dates.bin',
      'pagefind/en/stemmer.bin',
      'pagefind/en/vocabulary.bin',
      'pagefind/languages.json',
      'pagefind/synonyms.json',
    ]);
    expect(kinds).toContain('pagefind/de/stemmer.bin');
    expect(kinds).not.toContain('pagefind/zh/stemmer.bin');
  });

  it('hold no word of a withdrawn or superseded briefing', () => {
    const text = files.map(({ bytes }) => Buffer.from(bytes[0] === 31 && bytes[1] === 139 ? gunzipSync(bytes) : bytes).toString('latin1'));
    expect(text.join('\n')).toMatch(/custodian/iu);
    expect(text.join('\n')).not.toMatch(/thorium|zirconium|old-forecast|first-reading/iu);
  });

  it('are an empty list of languages when nothing is published', async () => {
    const empty = await buildIndex([], { language: 'en' });
    expect(empty.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])).toEqual([
      ['pagefind/languages.json', '[]\n'],
      ['pagefind/synonyms.json', '{"glossary":[],"themes":[]}\n'],
    ]);
    const opened = await openIndex(empty);
    expect(await opened.search.run({ text: 'data' })).toMatchObject({ found: [] });
    opened.close();
  });
});

describe('a whole question', () => {
  it.each([
    [
      'How do companies manage risk without abandoning cross-border collaboration?',
      'us-china-biotech',
      'managing-risk-without-breaking-the-chain',
    ],
    [
      'Which regulators must Chinese biotechs navigate to reach the market?',
      'us-china-biotech',
      'western-commercialization-remains-a-critical-gateway',
    ],
    ['Who pays the fee for a second filing?', 'second-regulator', 'who-pays'],
    ['What do reviewers ask about the purpose of an export?', 'clinical-data-corridor', 'what-reviewers-ask'],
    ['Does the export rule cover contract manufacturing?', 'supply-chains', 'manufacturing'],
  ])('%s', async (question, id, anchor) => {
    const [result] = await ask(question);
    expect([result?.path, result?.passages[0]?.anchor]).toEqual([`briefings/${id}/`, anchor]);
  });
});

describe('a result', () => {
  it('says what the page says, with the words marked', async () => {
    const [result] = await ask('asset-specific partnerships');
    expect(result).toMatchObject({ date: '2026-01-23', dateText: '23 January 2026', language: 'en' });
    expect(show(result?.title ?? [])).toBe('U.S.–China biotech is being restructured, not abandoned');
    const [passage] = result?.passages ?? [];
    expect(passage).toMatchObject({
      number: '5',
      anchor: 'managing-risk-without-breaking-the-chain',
    });
    expect(show(passage?.title ?? [])).toBe('Managing Risk Without Breaking the Chain');
    expect(show(passage?.excerpt ?? [])).toBe('[Asset-specific partnerships]');
  });

  it('sets dashes as they were', async () => {
    const [result] = await ask('navigating not avoiding');
    expect(show(result?.passages[0]?.excerpt ?? [])).toBe(
      'Competitive advantage increasingly depends on [navigating]—not [avoiding]—cross-border ecosystems',
    );
  });

  it('is found by its key judgements and by its date', async () => {
    const [judged] = await ask('custodians named in agreements');
    expect(judged?.path).toBe('briefings/clinical-data-corridor/');
    expect(judged?.passages).toContainEqual(expect.objectContaining({ anchor: 'judgements', number: '', title: [] }));
    expect(idsOf(await ask('October 2025'))[0]).toBe('second-regulator');
  });

  it('keeps signs of markup as text', async () => {
    const entry = makeEntry({
      id: 'signs',
      date: '2026-01-01',
      title: 'R&D, <b>costs</b> & “quotes”',
      summary: "It's `code` & <script>alert(1)</script> ___PAGEFIND_WEIGHT___9 end",
      passages: [],
    });
    const opened = await openIndex(await buildIndex([entry], { language: 'en' }));
    const [result] = await opened.search.read(await opened.search.run({ text: 'R&D quotes code' }), 0, 1);
    opened.close();
    expect(show(result?.title ?? [])).toBe('[R&D], <b>costs</b> & “[quotes]”');
    expect(show(result?.passages[0]?.excerpt ?? [])).toBe("It's '[code]' & <script>alert(1)</script> _PAGEFIND_WEIGHT_9 end");
  });
});

describe('words', () => {
  it('are found in other inflections', async () => {
    expect(idsOf(await ask('custodian'))).toEqual(['clinical-data-corridor']);
    expect(idsOf(await ask('negotiating'))).toEqual(['regional-ip']);
  });

  it.each(['xylophone', 'zzqq', 'covidnet'])('are reported when they occur nowhere: %s', async (word) => {
    expect(await index.search.run({ text: word })).toMatchObject({ found: [], ignored: [word] });
  });

  it('are marked whole, and longer words that only begin alike are not, in whatever briefing', async () => {
    const texts = { both: 'A CRO, or two CROs, at the crossing.', longer: 'Crossing a border. Nothing else.' };
    const opened = await openIndex(
      await buildIndex(
        Object.entries(texts).map(([id, summary]) => makeEntry({ id, date: '2026-01-01', title: id, summary, passages: [] })),
        { language: 'en' },
      ),
    );
    const read = async (text: string): Promise<string[]> => {
      const results = await opened.search.read(await opened.search.run({ text }), 0, 2);
      return results.map(({ passages }) => show(passages[0]?.excerpt ?? []));
    };
    expect(await read('cro')).toEqual(['A [CRO], or two [CROs], at the crossing.', 'Crossing a border. Nothing else.']);
    expect(await read('crossi')).toEqual(['[Crossing] a border. Nothing else.', 'A CRO, or two CROs, at the [crossing].']);
    opened.close();
  });

  it('count for more with the accents that they were asked for with, and no less for another ending', async () => {
    const texts = {
      both: 'A cafe is a café.',
      accent: 'One café. And another.',
      plain: 'One cafe. And another.',
      polices: 'Policies rest.',
    };
    const opened = await openIndex(
      await buildIndex(
        Object.entries(texts).map(([id, summary]) => makeEntry({ id, date: '2026-01-01', title: 'x', summary, passages: [] })),
        { language: 'en' },
      ),
    );
    const scores = async (text: string): Promise<Record<string, number>> => {
      const answer = await opened.search.run({ text, preferNew: false });
      const results = await opened.search.read(answer, 0, 9);
      return Object.fromEntries(answer.found.map(({ match }, at) => [idsOf(results)[at] ?? '', match.score]));
    };
    const { both = 0, accent = 0, plain = 0 } = await scores('café');
    expect(accent).toBeCloseTo(plain * 1.8, 3);
    expect(both).toBeGreaterThan(accent);
    expect((await scores('policy')).polices).toBe((await scores('rest')).polices);
    opened.close();
  });

  it('are found while they are typed', async () => {
    for (const typed of ['cus', 'custod', 'custodia']) expect(idsOf(await ask(typed))).toEqual(['clinical-data-corridor']);
  });

  it('are found as phrases across hyphens', async () => {
    expect(idsOf(await ask('"clinical data exports"'))).toEqual(['clinical-data-corridor']);
    expect(idsOf(await ask('"state of the art"'))).toEqual(['regional-ip']);
  });

  it.each([
    ['en', 'The (CO₂) of 10,000 troops at 10:30, not bare 10 or 000.', 'The ([CO₂]) of [10,000] troops at 10:30, not bare 10 or 000.'],
    ['zh-Hans', '排放CO₂的10,000人，约3.5倍，ＡＩ技术。', '排放[CO₂]的[10,000]人，约3.5倍，ＡＩ技术。'],
  ])('are found as they are typed and shown as they are printed, in %s', async (language, summary, shown) => {
    const entry = makeEntry({ id: 'signs', date: '2026-01-01', title: 'ＡＩ', summary, passages: [], language });
    const opened = await openIndex(await buildIndex([entry], { language }));
    for (const text of ['co2 10000', 'CO₂ 10,000', '"10,000" "CO2"']) {
      const answer = await opened.search.run({ text });
      const [result] = await opened.search.read(answer, 0, 1);
      expect([answer.ignored, answer.loosened, show(result?.passages[0]?.excerpt ?? [])]).toEqual([[], [], shown]);
      expect(show(result?.title ?? [])).toBe('ＡＩ');
    }
    expect((await opened.search.run({ text: 'co2 -10,000' })).found).toEqual([]);
    expect((await opened.search.run({ text: 'ai' })).ignored).toEqual([]);
    opened.close();
  });

  it('are excluded', async () => {
    expect(idsOf(await ask('insurance'))).toEqual(['second-regulator']);
    expect(idsOf(await ask('insurance -EMA'))).toEqual([]);
  });
});

describe('filters', () => {
  it.each([
    [{ theme: ['data-governance'] }, ['us-china-biotech', 'clinical-data-corridor', 'supply-chains']],
    [{ year: ['2024', '2025'], region: ['china'] }, ['clinical-data-corridor', 'regional-ip', 'supply-chains']],
    [{ kind: ['analysis'] }, ['regional-ip']],
    [{ region: ['european-union'], theme: ['decoupling'] }, []],
  ])('%j', async (filters, ids) => {
    expect(idsOf(await ask('', { filters }))).toEqual(ids);
  });

  it('know briefings of the same day apart', async () => {
    const passages = [{ id: 'a', title: 'Same', text: 'The same text.' }];
    const day = ['c', 'a', 'b', 'd'].map((id) =>
      makeEntry({ id: `day-${id}`, date: '2026-01-01', title: 'Same title', summary: 'Same summary', passages, themes: [`theme-${id}`] }),
    );
    const opened = await openIndex(await buildIndex(day, { language: 'en' }));
    for (const id of ['a', 'b', 'c', 'd']) {
      const answer = await opened.search.run({ text: 'same', filters: { theme: [`theme-${id}`] } });
      expect(idsOf(await opened.search.read(answer, 0, 10))).toEqual([`day-${id}`]);
    }
    opened.close();
  });

  it.each(['constructor', '__proto__'])('list nothing for a value that no briefing has: %s', async (value) => {
    expect(idsOf(await ask('', { filters: { theme: [value] } }))).toEqual([]);
  });

  it.each(['constructor', '__proto__'])('list what has a theme with an odd name: %s', async (theme) => {
    const odd = makeEntry({ id: 'odd', date: '2026-01-01', title: 'Odd', summary: '', passages: [], themes: [theme] });
    const opened = await openIndex(await buildIndex([odd], { language: 'en' }));
    const answer = await opened.search.run({ text: '', filters: { theme: [theme] } });
    opened.close();
    expect(answer.found).toHaveLength(1);
  });

  it('count all languages', async () => {
    const answer = await index.search.run({ text: '', everywhere: true });
    const counts = await index.search.count(answer, {}, { language: ['de', 'en', 'zh-Hans'], year: ['2026'] });
    expect(counts.map(({ count }) => count)).toEqual([1, 5, 1, 3]);
  });
});

describe('other languages', () => {
  it('are found by their own inflections', async () => {
    const [result] = await ask('Wie prüft die Behörde einen klinischen Datensatz?', { everywhere: true });
    expect(result).toMatchObject({ path: 'briefings/us-china-biotech-de/', language: 'de' });
    expect(show(result?.passages[0]?.excerpt ?? [])).toBe('Die [Behörden prüfen] jede Übermittlung [klinischer Datensätze].');
  });

  it('are found in Chinese without spaces, also where the index cuts words elsewhere', async () => {
    const [result] = await ask('生物技术公司的数据治理');
    expect(result).toMatchObject({ path: 'briefings/us-china-biotech-zh/', language: 'zh-Hans' });
    expect(result?.passages[0]?.anchor).toBe('shuju');
    expect(show(result?.passages[0]?.title ?? [])).toBe('[数据治理]');
    const [sentence] = (await ask('数据治理'))[0]?.passages ?? [];
    expect(show(sentence?.excerpt ?? [])).toBe('更清晰的[数据治理]框架使合作得以在更严格的合规边界内继续。');
  });

  it('are cut in a question where their index cuts them', async () => {
    const briefing = (id: string, summary: string): ReturnType<typeof makeEntry> =>
      makeEntry({ id, date: '2026-01-01', title: '标题', summary, language: 'zh-Hans', passages: [] });
    const opened = await openIndex(
      await buildIndex([briefing('跨', '2025年的跨境数据规则'), briefing('半', '半导体产业与芯片数据')], { language: 'zh' }),
    );
    const answer = async (text: string): Promise<[string[], readonly string[], number]> => {
      const { found, ignored, loosened, ...rest } = await opened.search.run({ text });
      return [idsOf(await opened.search.read({ found, ignored, loosened, ...rest }, 0, 9)), ignored, loosened.length];
    };
    expect(await answer('跨境')).toEqual([['跨'], [], 0]);
    expect(await answer('"跨境数据"')).toEqual([['跨'], [], 0]);
    expect(await answer('"半导体"')).toEqual([['半'], [], 0]);
    expect(await answer('数据 -跨境')).toEqual([['半'], [], 0]);
    expect(await answer('芯片甲乙规则')).toEqual([expect.arrayContaining(['跨', '半']), ['甲乙'], 0]);
    expect(await answer('半导')).toEqual([['半'], [], 0]);
    opened.close();
  });

  it('can be chosen', async () => {
    expect(idsOf(await ask('', { filters: { language: ['de'] }, everywhere: true }))).toEqual(['us-china-biotech-de']);
  });
});

it('rejects a filter when a newer index has replaced the one that is open', async () => {
  const newer = await buildIndex([...entries, makeEntry({ id: 'new', date: '2026-06-01', title: 'New', summary: '', passages: [] })], {
    language: 'en',
  });
  const isCatalogue = ({ path }: IndexFile): boolean => path === 'pagefind/en/catalogue.bin';
  const mixed = await openIndex([...files.filter((file) => !isCatalogue(file)), ...newer.filter(isCatalogue)]);
  await expect(mixed.search.run({ text: '', filters: { kind: ['analysis'] } })).rejects.toThrow('replaced');
  mixed.close();
});

it('rejects a question when the index cannot be read', async () => {
  const broken = await openIndex(files.filter(({ path }) => !path.endsWith('/contents.bin')));
  await expect(broken.search.run({ text: 'data' })).rejects.toThrow();
  broken.close();
});

it('rejects a question when the list of languages is of another index', async () => {
  const change = ({ path, bytes }: IndexFile): IndexFile =>
    path === 'pagefind/languages.json'
      ? { path, bytes: new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll(/"pages":\d+/gu, '"pages":99')) }
      : { path, bytes };
  const mixed = await openIndex(files.map(change));
  await expect(mixed.search.run({ text: 'data' })).rejects.toThrow('listed');
  mixed.close();
});

it('is not made without a stemmer, where a language needs one', () => {
  expect(() => findProgram(new Map(), 'en')).toThrow('no program');
  expect(findProgram(new Map(), 'zh')).toEqual([]);
});
