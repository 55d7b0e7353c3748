import { expect, test } from 'vitest';
import { compareTools } from '../../bench/build/comparison.ts';
import { row } from './rows.ts';

const hugo = { wallMs: 2000, cpuMs: 4000, peakBytes: 100e6, writtenBytes: 50e6 };

test('gives each tool’s medians and how often they hold Hugo’s', () => {
  const ours = row(1000, 'edited', 'throughline', { ...hugo, wallMs: 500 }, { ...hugo, wallMs: 1500 }, { ...hugo, wallMs: 1000 });
  const [first, second] = compareTools([ours, row(1000, 'edited', 'hugo', hugo)], { briefings: 1000, scenario: 'edited' });
  expect(first).toEqual({
    tool: 'throughline',
    figures: {
      wall: { value: 1, ofHugo: 0.5 },
      cpu: { value: 4, ofHugo: 1 },
      peak: { value: 100, ofHugo: 1 },
      written: { value: 50, ofHugo: 1 },
    },
  });
  expect(second?.figures.wall).toEqual({ value: 2, ofHugo: 1 });
});

test('compares only what was measured on the same corpus in the same scenario', () => {
  const rows = [row(1000, 'edited', 'eleventy', hugo), row(1000, 'cold', 'hugo', hugo), row(5000, 'edited', 'hugo', hugo)];
  expect(compareTools(rows, { briefings: 1000, scenario: 'edited' })).toMatchObject([
    { tool: 'eleventy', figures: { wall: { value: 2, ofHugo: undefined } } },
  ]);
});

test('compares a changed template with Hugo’s cold build', () => {
  const rows = [row(1000, 'cold', 'hugo', hugo), row(1000, 'template', 'throughline', { wallMs: 1000 })];
  expect(compareTools(rows, { briefings: 1000, scenario: 'template' })).toMatchObject([{ figures: { wall: { ofHugo: 0.5 } } }]);
});

test('gives no ratio to nothing', () => {
  const rows = [row(1000, 'unchanged', 'throughline', hugo), row(1000, 'unchanged', 'hugo', { ...hugo, writtenBytes: 0 })];
  expect(compareTools(rows, { briefings: 1000, scenario: 'unchanged' })[0]?.figures.written).toEqual({ value: 50, ofHugo: undefined });
});
