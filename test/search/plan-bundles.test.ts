import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexFormat } from '../../src/search/index-format.ts';
import { type Bundle, planBundles, type PlanItem } from '../../src/search/plan-bundles.ts';

const options = { home: 'en', divided: 6, largest: 3 };

function makeItem(id: string, date: string, given: Partial<PlanItem> = {}): PlanItem {
  return { id, date, language: 'en', standing: 'current', digest: `digest of ${id}`, ...given };
}

const list = (bundles: readonly Bundle[]): [string, string][] =>
  bundles.map(({ language, name, ids }) => [`${language} ${name}`, ids.join(' ')]);

const keysOf = (items: readonly PlanItem[]): ReadonlyMap<string, string> =>
  new Map(planBundles(items, options).map(({ language, name, key }) => [`${language} ${name}`, key]));

/** Bundles that have to be made when the second archive follows the first. */
function listChanged(before: readonly PlanItem[], after: readonly PlanItem[]): string[] {
  const old = keysOf(before);
  return [...keysOf(after)].filter(([name, key]) => old.get(name) !== key).map(([name]) => name);
}

const archive = [
  makeItem('a', '2022-03-01'),
  makeItem('b', '2022-11-30'),
  makeItem('c', '2023-01-01'),
  makeItem('d', '2023-03-31'),
  makeItem('e', '2023-07-01'),
  makeItem('f', '2023-12-31'),
  makeItem('g', '2024-05-05'),
];

describe('a plan', () => {
  it('has one bundle for each language of a small archive, the site’s own first', () => {
    const items = [
      makeItem('x', '2024-01-01', { language: 'de-AT' }),
      makeItem('z', '2025-01-01'),
      makeItem('y', '2024-01-01', { language: 'en-GB' }),
    ];
    expect(list(planBundles(items, options))).toEqual([
      ['en main', 'y z'],
      ['de main', 'x'],
    ]);
  });

  it('divides a large archive by years, and a full year by the calendar', () => {
    expect(list(planBundles(archive, options))).toEqual([
      ['en main', ''],
      ['en 2022', 'a b'],
      ['en 2023-h1', 'c d'],
      ['en 2023-h2', 'e f'],
      ['en 2024', 'g'],
    ]);
  });

  it('cuts down to months and no further', () => {
    const days = (month: string, count: number): PlanItem[] =>
      Array.from({ length: count }, (_, at) => makeItem(`${month}/${at}`, `2025-${month}-0${at + 1}`));
    const plan = planBundles([...days('01', 1), ...days('04', 2), ...days('05', 5), ...days('12', 1)], options);
    expect(plan.map(({ name, ids }) => [name, ids.length])).toEqual([
      ['main', 0],
      ['2025-q1', 1],
      ['2025-04', 2],
      ['2025-05', 5],
      ['2025-h2', 1],
    ]);
  });

  it('leaves out what is withdrawn or superseded', () => {
    const items = [
      makeItem('a', '2024-01-01'),
      makeItem('b', '2024-01-02', { standing: 'withdrawn' }),
      makeItem('c', '2024-01-03', { standing: 'superseded' }),
    ];
    expect(list(planBundles(items, options))).toEqual([['en main', 'a']]);
  });

  it('is made for the version of Pagefind that is installed', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
    expect(indexFormat).toContain(`pagefind ${manifest.dependencies.pagefind ?? '?'},`);
  });
});

describe('a change', () => {
  it.each<[string, PlanItem[], string[]]>([
    ['nothing', archive, []],
    ['a text', archive.map((item) => (item.id === 'd' ? { ...item, digest: 'another' } : item)), ['en 2023-h1']],
    ['a new briefing', [...archive, makeItem('h', '2024-06-01')], ['en 2024']],
    ['a withdrawal', archive.map((item) => (item.id === 'a' ? { ...item, standing: 'withdrawn' } : item)), ['en 2022']],
    ['a new language', [...archive, makeItem('h', '2024-06-01', { language: 'de' })], ['de main']],
    ['a period that is full', [...archive, makeItem('h', '2022-02-01'), makeItem('i', '2022-02-01')], ['en 2022-h1', 'en 2022-h2']],
  ])('of %s remakes only its bundle', (_, after, changed) => {
    expect(listChanged(archive, after)).toEqual(changed);
  });

  it('remakes all when an archive becomes large', () => {
    expect(listChanged(archive.slice(0, 5), archive.slice(0, 6))).toEqual(['en main', 'en 2022', 'en 2023-h1', 'en 2023-h2']);
  });
});

describe('any archive', () => {
  const items = fc.uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z]{1,4}$/u),
      date: fc
        .date({ min: new Date('2020-01-01'), max: new Date('2022-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      language: fc.constantFrom('en', 'en-GB', 'de'),
      standing: fc.constantFrom<PlanItem['standing']>('current', 'current', 'current', 'withdrawn'),
      digest: fc.string(),
    }),
    { selector: ({ id }) => id, maxLength: 60, minLength: 1 },
  );

  it('has every briefing that stands in exactly one bundle, in whatever order they come', () => {
    fc.assert(
      fc.property(items, (archived) => {
        const plan = planBundles(archived, options);
        const standing = archived.filter(({ standing }) => standing === 'current').map(({ id }) => id);
        expect(plan.flatMap(({ ids }) => ids).sort()).toEqual(standing.sort());
        expect(planBundles([...archived].reverse(), options)).toEqual(plan);
      }),
    );
  });

  it('has one bundle that changes with a text, and none when what is left out changes', () => {
    fc.assert(
      fc.property(items, fc.nat(), (archived, at) => {
        const edited = archived[at % archived.length];
        const after = archived.map((item) => (item === edited ? { ...item, digest: `${item.digest}, edited` } : item));
        expect(listChanged(archived, after)).toHaveLength(edited?.standing === 'current' ? 1 : 0);
      }),
    );
  });

  it('keeps all bundles of other years when a year grows', () => {
    fc.assert(
      fc.property(items, fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 12 }), (archived, days) => {
        const large = [...archived, ...archive, ...archive.map((item) => ({ ...item, id: `de-${item.id}`, language: 'de' }))];
        const grown = [...large, ...days.map((day) => makeItem(`new-${day}`, `2021-0${(day % 9) + 1}-${String(day).padStart(2, '0')}`))];
        expect(listChanged(large, grown).filter((name) => !name.startsWith('en 2021'))).toEqual([]);
      }),
    );
  });
});
