import { describe, expect, test } from 'vitest';
import { drawCoverage, drawMeter, drawStrip } from '../../src/components/charts.ts';
import { countOf } from '../../src/components/counting.ts';
import { coverage } from './fixtures/pages.ts';

const squares = (path: string): number => path.split('M').length - 1;

describe('the coverage chart', () => {
  test('draws one square for each briefing', () => {
    const drawing = drawCoverage(coverage);
    expect([squares(drawing.lead), squares(drawing.also)]).toEqual([16, 23]);
    expect(drawing.width).toBe(24 * 22);
  });

  test('names its first month, years with room, and its last month', () => {
    expect(drawCoverage(coverage).ticks).toEqual([
      { x: 0, text: 'Feb 2024', end: false },
      { x: 242, text: '2025', end: false },
      { x: 528, text: 'Jan 2026', end: true },
    ]);
  });

  test('keeps its height when a month has very many briefings', () => {
    const drawing = drawCoverage([{ month: '2026-01', label: 'Jan 2026', lead: 400, also: 40 }]);
    expect(drawing.height).toBeLessThan(210);
    expect(squares(drawing.lead)).toBe(400);
  });

  test('is an empty drawing without months', () => {
    expect(drawCoverage([])).toMatchObject({ width: 0, lead: '', also: '', ticks: [] });
  });
});

describe('the strip', () => {
  test('draws a bar for each month that has briefings', () => {
    expect(drawStrip([0, 1, 0, 3])).toBe('M4 17h3v7h-3zM12 2h3v22h-3z');
  });

  test('fits the busiest month', () => {
    expect(drawStrip([90, 1])).toBe('M0 2h3v22h-3zM4 22h3v2h-3z');
  });
});

test.each([
  [18, 41, 'M0 0h105v5H0z'],
  [0, 0, 'M0 0h0v5H0z'],
])('the meter shows %i of %i', (part, whole, path) => {
  expect(drawMeter(part, whole)).toBe(path);
});

test('counts agree with their noun', () => {
  expect([0, 1, 1204].map((count) => countOf(count, 'briefing'))).toEqual(['0 briefings', '1 briefing', '1,204 briefings']);
});
