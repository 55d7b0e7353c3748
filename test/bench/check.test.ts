import { expect, test } from 'vitest';
import type { CheckRow } from '../../bench/check/bench-check.ts';
import { computeCheckGoals, formatCheckReport } from '../../bench/check/report.ts';

const row = (state: CheckRow['state'], wallMs: number, problems: number, expected = problems): CheckRow => ({
  briefings: 10_000,
  state,
  expected,
  runs: [{ wallMs, cpuMs: wallMs, problems }],
});
const judge = (rows: readonly CheckRow[]): [string, boolean][] => computeCheckGoals(rows).map(({ figure, isMet }) => [figure, isMet]);

test('a second check meets its goal below a tenth of the first, and not at it', () => {
  const broken = row('broken', 1000, 7);
  expect(judge([row('first', 1000, 0), row('second', 99, 0), broken]).slice(0, 2)).toEqual([
    ['0.099 ×', true],
    ['0.099 ×', true],
  ]);
  expect(judge([row('first', 1000, 0), row('second', 100, 0), broken])[0]).toEqual(['0.100 ×', false]);
});

test('as many problems are to be told as there are mistakes: not fewer, and not more', () => {
  const rows = [row('first', 1000, 0), row('second', 50, 0)];
  expect([6, 7, 8].map((found) => judge([...rows, row('broken', 1000, found, 7)])[2]?.[1])).toEqual([false, true, false]);
});

test('the report sets the checks side by side, and says of each goal whether it is met', () => {
  const rows = [row('first', 20_000, 0), row('second', 1000, 0), row('broken', 21_000, 10_100)];
  const report = formatCheckReport({ rows, cores: 2, load: [1, 2] });
  expect(report).toContain('10,000 briefings, median of 1 run');
  expect(report).toMatch(/second, nothing changed +1\.00 +1\.00 +0/u);
  expect(report).toMatch(/wall +0\.050 × +< 0\.100 × +met/u);
});
