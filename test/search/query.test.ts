import { describe, expect, it } from 'vitest';
import type { Piece } from '../../src/search/query/excerpt.ts';
import { limitText } from '../../src/search/query/limit.ts';
import { parseQuery } from '../../src/search/query/parse.ts';
import type { Result } from '../../src/search/query/passages.ts';
import { type Answer, createSearch, type SearchRequest } from '../../src/search/query/search.ts';
import { splitWords } from '../../src/search/query/tokens.ts';
import { type FakeBriefing, makeFakeEngine, makeParts } from './fake-engine.ts';

const briefings: readonly FakeBriefing[] = [
  {
    id: 'corridor',
    title: 'A corridor for data',
    date: '2025-12-12',
    facets: { theme: ['governance'], year: ['2025'], region: ['china'] },
    sections: {
      'bottom-line': 'Frameworks that name the custodian pass review.',
      reviewers: 'The first question is who governs the data.\nReviewers then ask for the state of the art.',
      outlook: 'Custodian agreements come with every data export, and with a custodian.',
    },
  },
  {
    id: 'regulator',
    title: 'What a second regulator is worth',
    date: '2025-03-07',
    facets: { theme: ['pathways'], year: ['2025'], region: ['europe', 'china'] },
    sections: { 'bottom-line': 'A second filing is insurance.', trials: 'One trial is run to two protocols. Data are shared.' },
  },
  {
    id: 'rule',
    title: 'Reading an export rule',
    date: '2024-06-14',
    facets: { theme: ['governance', 'pathways'], year: ['2024'], region: ['europe'] },
    sections: { 'bottom-line': 'Two readings lead to different deals.', readings: 'The art of the state is to read data twice.' },
  },
];

const german = makeFakeEngine(
  [{ id: 'ketten', title: 'Lieferketten', date: '2026-01-01', sections: { 'bottom-line': 'Die Lieferketten bleiben, data inbegriffen.' } }],
  'de',
);

interface Asked extends Answer {
  readonly ids: readonly string[];
  readonly results: readonly Result[];
}

async function ask(text: string, request: Omit<SearchRequest, 'text'> = {}): Promise<Asked> {
  const search = createSearch(makeParts(makeFakeEngine(briefings), german));
  const answer = await search.run({ text, ...request });
  const results = await search.read(answer, 0, 10);
  return { ...answer, ids: answer.found.map(({ match }) => match.id), results };
}

const show = (pieces: readonly Piece[]): string => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('words of a text', () => {
  it.each([
    ['Data Governance', ['data', 'governance']],
    ['innovation-driven growth', ['innovation', 'driven', 'growth']],
    ['navigating—not avoiding—borders', ['navigating', 'not', 'avoiding', 'borders']],
    ['U.S.–China and China’s rules', ['us', 'china', 'and', 'chinas', 'rules']],
    ['and/or (R&D), “custodian”!', ['and', 'or', 'rd', 'custodian']],
    ['Straße Über Café', ['straße', 'über', 'café']],
    ['ＡＩ', ['ai']],
    ['10,000 at 10:30, a 1:1 rate', ['10000', 'at', '1030', 'a', '11', 'rate']],
    ['CO₂ x² 3½ Foo™', ['co2', 'x2', '312', 'foo']],
    ['2024,a', ['2024', 'a']],
    ['数据治理', ['数据治理']],
    ['2025年AI技术', ['2025', '年', 'ai', '技术']],
    ['データガバナンス', ['データガバナンス']],
    ['\u0301 \u20dd a\u0301', ['á']],
    ['Wert §5 … — 3.5 %', ['wert', '5', '35']],
    ['', []],
  ])('reads %j', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });
});

describe('a query', () => {
  it.each([
    ['data Data DATA', { words: ['data'], phrases: [], excluded: [] }],
    ['"state of the art" data', { words: ['data'], phrases: [['state', 'of', 'the', 'art']], excluded: [] }],
    [
      '“data governance” „zweite Regel“ «règle une»',
      {
        words: [],
        phrases: [
          ['data', 'governance'],
          ['zweite', 'regel'],
          ['règle', 'une'],
        ],
        excluded: [],
      },
    ],
    ['data -export -"second filing"', { words: ['data'], phrases: [], excluded: [['export'], ['second', 'filing']] }],
    ['cross-border', { words: ['cross', 'border'], phrases: [], excluded: [] }],
    ['data - export', { words: ['data', 'export'], phrases: [], excluded: [] }],
    ['"data gover', { words: ['data', 'gover'], phrases: [], excluded: [] }],
    ['?! "" -', { words: [], phrases: [], excluded: [] }],
  ])('%j is taken apart', (text, query) => {
    expect(parseQuery(text)).toMatchObject(query);
  });
});

describe('a query that is too long', () => {
  it('is searched for up to its last whole word', () => {
    const words = Array.from({ length: 150 }, (_, at) => `w${1000 + at}`);
    expect(parseQuery(words.join(' ')).words).toEqual(words.slice(0, 100));
    expect(limitText(words.join(' ')).rest).toBe(words.slice(100).join(' '));
  });

  it('is cut anywhere where there are no spaces, but between letters', () => {
    expect(limitText('𠀀'.repeat(700))).toEqual({ text: '𠀀'.repeat(600), rest: '𠀀'.repeat(100) });
  });

  it('names a word that is longer than any as it was written', async () => {
    const long = 'A'.repeat(500);
    const { query, ignored, ids } = await ask(`custodian ${long}`);
    expect([ids, ignored]).toEqual([['corridor'], [long]]);
    expect(query.words).toEqual(['custodian', 'a'.repeat(64)]);
  });
});

describe('finding', () => {
  it('finds what has any of the words, and puts first what has more of them', async () => {
    expect((await ask('custodian trial data')).ids).toEqual(['corridor', 'regulator', 'rule']);
  });

  it('lets a briefing that covers the query pass one that repeats a single word', async () => {
    const repeated = { id: 'repeated', title: 'x', sections: { 'bottom-line': 'alpha alpha alpha', rest: 'and more' } };
    const covered = { id: 'covered', title: 'x', sections: { 'bottom-line': 'alpha beta' } };
    const none = { id: 'none', title: 'x', sections: { 'bottom-line': 'gamma' } };
    const search = createSearch(makeParts(makeFakeEngine([repeated, covered, none])));
    const { found } = await search.run({ text: 'alpha beta' });
    expect(found.map(({ match }) => match.id)).toEqual(['covered', 'repeated']);
  });

  it('passes over stop words', async () => {
    const { ids, ignored } = await ask('who is the custodian of which?');
    expect(ids).toEqual(['corridor']);
    expect(ignored).toEqual([]);
  });

  it('searches for stop words when there is nothing else', async () => {
    expect((await ask('who')).ids).toEqual(['corridor']);
  });

  it('finds a word by its beginning', async () => {
    expect((await ask('custo')).ids).toEqual(['corridor']);
  });

  it('names words that occur nowhere as the reader wrote them', async () => {
    const { ids, ignored } = await ask('R&D custodian Xylophones');
    expect(ids).toEqual(['corridor']);
    expect(ignored).toEqual(['R&D', 'Xylophones']);
  });

  it('finds nothing when no word is known', async () => {
    expect(await ask('xylophone')).toMatchObject({ ids: [], ignored: ['xylophone'] });
  });

  it('takes a near ending for the word', async () => {
    const engine = makeFakeEngine(briefings);
    const lenient = { ...engine, find: (word: string) => engine.find(word === 'protocolled' ? 'protocols' : word) };
    const answer = await createSearch(makeParts(lenient)).run({ text: 'protocolled' });
    expect(answer.found.map(({ match }) => match.id)).toEqual(['regulator']);
  });
});

describe('words without spaces', () => {
  it('are cut where the index cuts them', async () => {
    const engine = makeFakeEngine([{ id: 'zh', title: '标题', sections: { 'bottom-line': '生物 技术 合作' } }], 'zh');
    const cut = (word: string): Promise<string[]> => Promise.resolve(word.split(/(?<=生物|技术)/u));
    const search = createSearch(makeParts({ ...engine, cut }));
    const answer = await search.run({ text: '生物技术' });
    expect(answer.ignored).toEqual([]);
    const [result] = await search.read(answer, 0, 1);
    expect(show(result?.passages[0]?.excerpt ?? [])).toBe('[生物 技术] 合作');
    expect((await search.run({ text: '生物技术甲乙' })).ignored).toEqual(['甲乙']);
  });
});

describe('phrases and exclusions', () => {
  it('wants the words of a phrase in a row', async () => {
    expect((await ask('"state of the art"')).ids).toEqual(['corridor']);
    expect((await ask('state of the art')).ids).toEqual(['rule', 'corridor'].sort());
  });

  it('searches for the words when the phrase occurs nowhere, and says so', async () => {
    const { ids, loosened } = await ask('"custodian trial"');
    expect([...ids].sort()).toEqual(['corridor', 'regulator']);
    expect(loosened).toEqual([['custodian', 'trial']]);
  });

  it('marks a phrase only where it stands whole', async () => {
    const { results } = await ask('"data export"');
    expect(results.map(({ path, passages }) => [path, passages.map(({ anchor }) => anchor)])).toEqual([
      ['briefings/corridor/', ['outlook']],
    ]);
  });

  it('leaves out what has an excluded word or phrase, but not longer words', async () => {
    expect((await ask('data -trial')).ids).toEqual(['corridor', 'rule']);
    expect((await ask('data -"second filing"')).ids).not.toContain('regulator');
    expect((await ask('data -custod')).ids).toContain('corridor');
  });

  it('lists everything else when there are only exclusions', async () => {
    expect((await ask('-custodian')).ids).toEqual(['regulator', 'rule']);
  });
});

describe('filters', () => {
  it('lets any value of a group do', async () => {
    expect([...(await ask('data', { filters: { year: ['2024', '2025'] } })).ids].sort()).toEqual(['corridor', 'regulator', 'rule']);
  });

  it('wants every group met', async () => {
    expect((await ask('data', { filters: { theme: ['pathways'], region: ['china'] } })).ids).toEqual(['regulator']);
  });

  it('lists all that matches when there are no words, newest first', async () => {
    expect((await ask('', { filters: { theme: ['governance'] } })).ids).toEqual(['corridor', 'rule']);
  });

  it('keeps what they hide', async () => {
    const { found, unfiltered } = await ask('custodian', { filters: { year: ['2024'] } });
    expect([found.length, unfiltered.length]).toEqual([0, 1]);
  });

  it('counts for each value what it would show, with the other groups applied', async () => {
    const search = createSearch(makeParts(makeFakeEngine(briefings)));
    const filters = { theme: ['governance'] };
    const answer = await search.run({ text: 'data', filters });
    const counts = await search.count(answer, filters, { theme: ['governance', 'pathways'], year: ['2024', '2025', '2026'] });
    expect(counts.map(({ value, count }) => [value, count])).toEqual([
      ['governance', 2],
      ['pathways', 2],
      ['2024', 1],
      ['2025', 1],
      ['2026', 0],
    ]);
  });
});

describe('order', () => {
  it.each([
    ['newest', ['corridor', 'regulator', 'rule']],
    ['oldest', ['rule', 'regulator', 'corridor']],
  ] as const)('puts the %s first', async (order, ids) => {
    expect((await ask('data', { order })).ids).toEqual(ids);
  });
});

describe('languages', () => {
  it('opens other languages only for words the first does not know', async () => {
    const parts = makeParts(makeFakeEngine(briefings), german);
    const search = createSearch(parts);
    await search.run({ text: 'data' });
    expect(parts.opened).toEqual(['en']);
    const { found, ignored } = await search.run({ text: 'Lieferketten' });
    expect(found.map(({ match }) => match.id)).toEqual(['ketten']);
    expect(ignored).toEqual([]);
  });

  it('searches all when asked to', async () => {
    expect((await ask('data', { everywhere: true })).ids).toContain('ketten');
  });

  it('orders briefings of all languages by date together', async () => {
    expect((await ask('data', { everywhere: true, order: 'newest' })).ids).toEqual(['ketten', 'corridor', 'regulator', 'rule']);
  });

  it('answers nothing without an index', async () => {
    expect(await createSearch(makeParts()).run({ text: 'data' })).toMatchObject({ found: [], ignored: [] });
  });
});

describe('passages', () => {
  it('come best first, with their words marked', async () => {
    const [result] = (await ask('who governs the data')).results;
    expect(show(result?.title ?? [])).toBe('A corridor for [data]');
    expect(result?.passages.map(({ anchor, number, excerpt }) => `${number} ${anchor}: ${show(excerpt)}`)).toEqual([
      '2 reviewers: The first question is who [governs] the [data].',
      '3 outlook: Custodian agreements come with every [data] export, and with a custodian.',
    ]);
    expect(result?.matched).toBe(2);
  });

  it('begin with the bottom line when it is about as good, and only then', async () => {
    const anchorsOf = async (text: string): Promise<string[]> => (await ask(text)).results[0]?.passages.map(({ anchor }) => anchor) ?? [];
    expect(await anchorsOf('custodian name')).toEqual(['bottom-line', 'outlook']);
    expect(await anchorsOf('custodian')).toEqual(['bottom-line', 'outlook']);
    expect(await anchorsOf('custodian agreements with every data export')).toEqual(['outlook', 'bottom-line', 'reviewers']);
  });

  it('fall back to the bottom line when only the title matches', async () => {
    const [result] = (await ask('worth')).results;
    expect(result?.passages.map(({ anchor, excerpt }) => [anchor, show(excerpt)])).toEqual([
      ['bottom-line', 'A second filing is insurance.'],
    ]);
    expect(result?.matched).toBe(0);
  });

  it('say the same sentence once', async () => {
    const twice = {
      id: 'twice',
      title: 'x',
      sections: { judgements: 'Alpha is becoming the norm', implications: 'Alpha is becoming the norm' },
    };
    const search = createSearch(makeParts(makeFakeEngine([twice, ...briefings])));
    const [result] = await search.read(await search.run({ text: 'alpha' }), 0, 1);
    expect(result?.passages.map(({ anchor }) => anchor)).toEqual(['judgements']);
  });

  it('are shortened around their marked words', async () => {
    const long = { id: 'long', title: 'x', sections: { text: `${'before '.repeat(60)}alpha beta${' after'.repeat(60)}` } };
    const search = createSearch(makeParts(makeFakeEngine([long, ...briefings])));
    const [result] = await search.read(await search.run({ text: 'alpha beta' }), 0, 1);
    expect(show(result?.passages[0]?.excerpt ?? [])).toMatch(/^… (?:before ){17}\[alpha beta\](?: after){17} …$/u);
  });
});
