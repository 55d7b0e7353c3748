import { describe, expect, it } from 'vitest';
import { findCorrections } from '../../src/search/query/correct.ts';
import { parseQuery } from '../../src/search/query/parse.ts';
import { type Answer, createSearch, type SearchRequest } from '../../src/search/query/search.ts';
import { makeFakeEngine, makeParts } from './fake-engine.ts';

const english = makeFakeEngine([
  { id: 'corridor', title: 'A corridor', sections: { 'bottom-line': 'A custodian signs each governance protocol.' } },
  { id: 'trial', title: 'A trial', sections: { 'bottom-line': 'One trial, one protocol.' } },
]);
const german = makeFakeEngine([{ id: 'ketten', title: 'Ketten', sections: { 'bottom-line': 'Protokoll der Kette' } }], 'de');

const ask = async (text: string, request: Omit<SearchRequest, 'text'> = {}): Promise<Answer & { ids: string[] }> => {
  const answer = await createSearch(makeParts(english, german)).run({ text, ...request });
  return { ...answer, ids: answer.found.map(({ match }) => match.id) };
};

describe('a misspelled word', () => {
  it.each([
    ['custodain', 'custodian'],
    ['Protcol', 'protocol'],
    ['govrenence', 'governance'],
    ['rtial', 'trial'],
  ])('%s is searched for as %s, and the answer says so', async (written, word) => {
    expect(await ask(written)).toMatchObject({ corrected: [{ written, word }], ignored: [], query: { words: [word] } });
  });

  it('is corrected in a phrase too', async () => {
    expect(await ask('"one protcol"')).toMatchObject({ ids: ['trial'], loosened: [] });
  });

  it('stays as typed when the reader wants that', async () => {
    expect(await ask('custodain', { correct: false })).toMatchObject({ ids: [], corrected: [], ignored: ['custodain'] });
  });

  it('is no word of another language', async () => {
    expect(await ask('Protokoll')).toMatchObject({ ids: ['ketten'], corrected: [] });
    expect(await ask('Protokoll', { everywhere: true })).toMatchObject({ ids: ['ketten'], corrected: [] });
  });

  it('is no beginning of a word', async () => {
    expect(await ask('custod')).toMatchObject({ ids: ['corridor'], corrected: [] });
  });
});

describe('a correction', () => {
  const vocabulary = new Map([
    ['data', 9],
    ['date', 2],
    ['less', 5],
    ['trial', 4],
    ['trail', 1],
    ['ema', 4],
    ['emma', 4],
  ]);
  const correct = (text: string): string | undefined => {
    const query = parseQuery(text);
    return findCorrections(query.words, query, [vocabulary]).get(query.words[0] ?? '');
  };

  it.each([
    ['datb', 'data'],
    ['triall', 'trial'],
    ['trial', undefined],
    ['les', undefined],
    ['EMAX', undefined],
    ['emax', 'ema'],
    ['t1ial', undefined],
    ['治理框架', undefined],
    ['zzzzzz', undefined],
  ])('of %s is %s', (written, word) => {
    expect(correct(written)).toBe(word);
  });
});
