import { describe, expect, it } from 'vitest';
import { createSearch } from '../../src/search/query/search.ts';
import { feedback } from '../../src/search/ranking.ts';
import { type FakeBriefing, makeFakeEngine, makeParts } from './fake-engine.ts';

const brief = (id: string, text: string): FakeBriefing => ({ id, title: 'x', sections: { 'bottom-line': text } });

async function rank(text: string, briefings: readonly FakeBriefing[], language = 'en'): Promise<string[]> {
  const { found } = await createSearch(makeParts(makeFakeEngine(briefings, language))).run({ text });
  return found.map(({ match }) => match.id);
}

/** Briefings that match less well, as many as it takes for the first ones to be looked at again. */
const others = Array.from({ length: feedback.from }, (_, at) => brief(`other${at}`, `Item${at} by ship`));

/** The order of some briefings that all have the word `shipping`, and the others only words that begin with it. */
async function rankAmongMany(briefings: readonly FakeBriefing[]): Promise<string[]> {
  const longer = others.map((other): FakeBriefing => ({ ...other, sections: { 'bottom-line': `${other.id} shippings` } }));
  return (await rank('shipping', [...briefings, ...longer])).filter((id) => !id.startsWith('other'));
}

const cold: readonly FakeBriefing[] = [
  brief('alone', 'Shipping rates rose again this winter'),
  brief('freezers', 'Shipping needs freezers, couriers and dry ice'),
  brief('ice', 'Shipping on dry ice keeps couriers and freezers busy'),
];

describe('among briefings that match alike', () => {
  it('those come first that share words with the others', async () => {
    expect((await rankAmongMany(cold)).at(-1)).toBe('alone');
  });

  it('stop words, numbers and the words of the query are no words to share', async () => {
    const same = [
      brief('a', 'Shipping 2025 from here to there'),
      brief('b', 'Shipping rates'),
      brief('c', 'Shipping 2025 from there to here'),
    ];
    expect(await rankAmongMany(same)).toEqual(['c', 'b', 'a']);
  });

  it('a plural is shared with its singular', async () => {
    const briefings = [brief('a', 'Shipping rates rose'), brief('b', 'Shipping by courier'), brief('c', 'Shipping couriers wait')];
    expect((await rankAmongMany(briefings)).at(-1)).toBe('a');
  });

  it('nothing is added and nothing lost', async () => {
    const many = others.map(({ id }) => brief(id, `Shipping ${id}`));
    expect((await rank('shipping', many)).sort()).toEqual(many.map(({ id }) => id).sort());
  });

  it('the order stays when so few match that there is nothing to learn from', async () => {
    expect(await rank('shipping', cold)).toEqual(['ice', 'freezers', 'alone']);
  });
});

it('only the first briefings are read', async () => {
  const engine = makeFakeEngine(Array.from({ length: 50 }, (_, at) => brief(`b${at}`, 'Shipping')));
  const read: string[] = [];
  const counting = { ...engine, readPage: (id: string) => (read.push(id), engine.readPage(id)) };
  await createSearch(makeParts(counting)).run({ text: 'shipping', correct: false });
  expect(new Set(read).size).toBe(feedback.read);
});
