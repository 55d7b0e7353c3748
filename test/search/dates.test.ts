import { describe, expect, it } from 'vitest';
import type { DateRange } from '../../src/search/query/filters.ts';
import { createSearch } from '../../src/search/query/search.ts';
import { makeFakeEngine, makeParts } from './fake-engine.ts';

const brief = (id: string, date: string, text = 'Data'): Parameters<typeof makeFakeEngine>[0][number] => ({
  id,
  date,
  title: 'x',
  sections: { 'bottom-line': text },
  facets: { year: [date.slice(0, 4)] },
});
const search = createSearch(
  makeParts(
    makeFakeEngine([
      brief('2-old', '2019-06-30'),
      brief('3-middle', '2024-06-01'),
      brief('4-new', '2026-01-23'),
      brief('1-better', '2019-01-01', 'Data, data'),
    ]),
  ),
);

describe('a range of dates', () => {
  it.each<[DateRange, string[]]>([
    [{ from: '2024-06-01', to: '2026-01-23' }, ['3-middle', '4-new']],
    [{ from: '2024-06-02' }, ['4-new']],
    [{ to: '2024' }, ['1-better', '2-old', '3-middle']],
    [{ from: '2024', to: '2024-06' }, ['3-middle']],
    [{ from: '2019-02', to: '2019' }, ['2-old']],
    [{ from: '2027' }, []],
    [{}, ['1-better', '2-old', '3-middle', '4-new']],
  ])('%j keeps what lies in it', async (dates, ids) => {
    const { found } = await search.run({ text: 'data', filters: { dates } });
    expect(found.map(({ match }) => match.id).sort()).toEqual(ids);
  });

  it('is held by the counts of the other filters', async () => {
    const filters = { dates: { from: '2020' } };
    const counts = await search.count(await search.run({ text: 'data', filters }), filters, { year: ['2019', '2024'] });
    expect(counts.map(({ value, count }) => [value, count])).toEqual([
      ['2019', 0],
      ['2024', 1],
    ]);
  });
});

describe('newer briefings', () => {
  it('come before older ones that match as well, and after older ones that match better', async () => {
    const { found } = await search.run({ text: 'data' });
    expect(found.map(({ match }) => match.id)).toEqual(['1-better', '4-new', '3-middle', '2-old']);
  });

  it('come first only among equals when the reader does not want them preferred', async () => {
    const { found } = await search.run({ text: 'data', preferNew: false });
    expect(found.map(({ match }) => match.id)).toEqual(['1-better', '4-new', '3-middle', '2-old']);
  });
});
