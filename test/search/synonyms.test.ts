import { describe, expect, it } from 'vitest';
import { createSearch, type Answer, type SearchRequest } from '../../src/search/query/search.ts';
import { findParts, type Synonyms } from '../../src/search/query/synonyms.ts';
import { makeFakeEngine, makeParts } from './fake-engine.ts';

const synonyms: Synonyms = {
  glossary: [
    ['EMA', 'European Medicines Agency'],
    ['FDA', 'U.S. Food and Drug Administration', 'Food and Drug Administration'],
    ['CRO', 'contract research organization'],
  ],
  themes: [['Data governance', 'data governance', 'data custodian', 'custodians', 'data export']],
};

const partsOf = (words: string): unknown =>
  findParts(words.split(' '), synonyms, 'en').map((part) => [part.words.join(' '), part.others.map(({ phrase }) => phrase)]);

describe('the parts of a query that have other words', () => {
  it.each([
    ['what does the ema ask', [['ema', ['European Medicines Agency']]]],
    ['european medicines agency opinions', [['european medicines agency', ['EMA']]]],
    ['food and drug administration', [['food drug administration', ['FDA']]]],
    ['fda', [['fda', ['U.S. Food and Drug Administration', 'Food and Drug Administration']]]],
    ['european agency', []],
    ['data governance', [['data governance', ['data custodian', 'custodians', 'data export']]]],
    ['the custodian', [['custodian', ['Data governance']]]],
    ['a data custodian', [['data custodian', ['Data governance']]]],
    ['medicine', []],
  ])('of “%s” are %j', (words, parts) => {
    expect(partsOf(words)).toEqual(parts);
  });
});

const engine = makeFakeEngine([
  { id: 'acronym', title: 'One', sections: { 'bottom-line': 'The EMA gave its opinion.' } },
  { id: 'words', title: 'Two', sections: { 'bottom-line': 'The European Medicines Agency waits.' } },
  { id: 'apart', title: 'Three', sections: { 'bottom-line': 'A European view of medicines and an agency.' } },
  { id: 'custody', title: 'Four', sections: { 'bottom-line': 'Custodians sign.' } },
  { id: 'theme', title: 'Five', sections: { 'bottom-line': 'Data governance is law.' } },
]);

const ask = async (text: string, request: Omit<SearchRequest, 'text'> = {}): Promise<Answer & { ids: string[] }> => {
  const search = createSearch({ ...makeParts(engine), readSynonyms: () => Promise.resolve(synonyms) });
  const answer = await search.run({ text, ...request });
  return { ...answer, ids: answer.found.map(({ match }) => match.id) };
};

describe('a query with other words', () => {
  it('finds the words of an acronym, and says so', async () => {
    const { ids, expanded } = await ask('EMA');
    expect(ids.toSorted()).toEqual(['acronym', 'words']);
    expect(expanded).toEqual([{ written: 'EMA', phrases: ['European Medicines Agency'] }]);
  });

  it('finds the acronym of words', async () => {
    const { ids, expanded } = await ask('European Medicines Agency');
    expect(ids).toContain('words');
    expect(ids).toContain('acronym');
    expect(expanded).toEqual([{ written: 'European Medicines Agency', phrases: ['EMA'] }]);
  });

  it('finds a theme by its phrases and its phrases by the theme', async () => {
    expect((await ask('data governance')).ids).toEqual(['theme', 'custody']);
    expect((await ask('custodians')).ids).toEqual(['custody', 'theme']);
  });

  it('keeps to the words when the reader wants that, or quotes them', async () => {
    expect(await ask('EMA', { expand: false })).toMatchObject({ ids: ['acronym'], expanded: [] });
    expect(await ask('"EMA"')).toMatchObject({ ids: ['acronym'], expanded: [] });
  });

  it('says nothing of words that occur nowhere', async () => {
    expect(await ask('CRO EMA')).toMatchObject({ ignored: ['CRO'], expanded: [{ written: 'EMA' }] });
  });

  it('marks the other words in the passages', async () => {
    const search = createSearch({ ...makeParts(engine), readSynonyms: () => Promise.resolve(synonyms) });
    const results = await search.read(await search.run({ text: 'EMA' }), 0, 2);
    const marked = results.map(({ passages }) => passages[0]?.excerpt.filter((piece) => piece.marked).map(({ text }) => text));
    expect(marked.toSorted()).toEqual([['EMA'], ['European Medicines Agency']]);
  });
});
