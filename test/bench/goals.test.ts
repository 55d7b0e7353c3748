import { expect, test } from 'vitest';
import { computeGoals } from '../../bench/build/goals.ts';
import type { BuildRow } from '../../bench/build/corpus-bench.ts';
import { row } from './rows.ts';

const judge = (rows: readonly BuildRow[]): [string, number, boolean][] =>
  computeGoals(rows).map(({ title, figure, isMet }) => [title, Number(figure.toFixed(4)), isMet]);

test('judges no goal without the sizes and the peers that it needs', () => {
  expect(judge([])).toEqual([]);
  expect(judge([row(5000, 'unchanged', 'throughline', { wallMs: 1 }), row(5000, 'unchanged', 'hugo', { wallMs: 100 })])).toEqual([]);
  expect(judge([row(10_000, 'unchanged', 'throughline-search', { wallMs: 1 })])).toEqual([]);
});

test('meets a goal whose figure is exactly the target, and no higher one', () => {
  const hugo = row(1000, 'edited', 'hugo', { wallMs: 1000 });
  const title = 'one edited, pages: wall, 1,000, of Hugo';
  expect(judge([hugo, row(1000, 'edited', 'throughline', { wallMs: 350 })])).toEqual([[title, 0.35, true]]);
  expect(judge([hugo, row(1000, 'edited', 'throughline', { wallMs: 351 })])).toEqual([[title, 0.351, false]]);
});

test('holds an edit to a stricter target in a large archive, and with search against Hugo with Pagefind', () => {
  const rows = [
    row(10_000, 'edited', 'throughline', { wallMs: 200 }),
    row(10_000, 'edited', 'throughline-search', { wallMs: 1000 }),
    row(10_000, 'edited', 'hugo', { wallMs: 1000 }),
    row(10_000, 'edited', 'hugo-pagefind', { wallMs: 10_000 }),
  ];
  expect(judge(rows).slice(0, 2)).toEqual([
    ['one edited, pages: wall, 10,000, of Hugo', 0.2, false],
    ['one edited, with search: wall, 10,000, of (Hugo + Pagefind)', 0.1, true],
  ]);
});

test('compares the CPU of cold builds, not their wall time', () => {
  const rows = [
    row(10_000, 'cold', 'throughline', { wallMs: 9, cpuMs: 300 }),
    row(10_000, 'cold', 'hugo', { wallMs: 1, cpuMs: 200 }),
    row(10_000, 'cold', 'astro-remark', { wallMs: 1, cpuMs: 1000 }),
  ];
  expect(judge(rows).slice(0, 2)).toEqual([
    ['cold, pages: CPU, 10,000, of Hugo', 1.5, true],
    ['cold, pages: CPU, 10,000, of Astro with remark', 0.3, false],
  ]);
});

test('compares re-rendering every page with a cold build of Hugo', () => {
  const rows = [row(10_000, 'template', 'throughline', { wallMs: 600 }), row(10_000, 'cold', 'hugo', { wallMs: 1000 })];
  expect(judge(rows)).toContainEqual(['every page re-rendered, pages: wall, 10,000, of Hugo, cold', 0.6, true]);
});

test('takes the highest memory of all scenarios, pages only', () => {
  const rows = [
    row(10_000, 'cold', 'throughline', { peakBytes: 900e6 }),
    row(10_000, 'edited', 'throughline', { peakBytes: 1100e6 }),
    row(10_000, 'edited', 'throughline-search', { peakBytes: 2000e6 }),
    row(1000, 'cold', 'throughline-search', { peakBytes: 3000e6 }),
  ];
  expect(judge(rows)).toEqual([['highest memory, pages, 10,000', 1100, false]]);
});

test('divides the cost of a cold build by its briefings before it compares sizes', () => {
  const rows = [row(1000, 'cold', 'throughline', { cpuMs: 2000 }), row(10_000, 'cold', 'throughline', { cpuMs: 24_000 })];
  expect(judge(rows)).toContainEqual(['cold, pages: CPU a briefing, 10,000, of 1,000', 1.2, true]);
});

test('judges medians', () => {
  const runs = [100, 900, 300].map((wallMs) => ({ wallMs }));
  const rows = [row(1000, 'edited', 'throughline', ...runs), row(1000, 'edited', 'hugo', { wallMs: 1000 })];
  expect(judge(rows)).toEqual([['one edited, pages: wall, 1,000, of Hugo', 0.3, true]]);
});
