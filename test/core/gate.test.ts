import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gateArchive } from '../../src/core/pipeline.ts';
import { checkFiles, findings, mergeFiles } from '../support/memory-tree.ts';
import { briefingFile, emptyArchive, type BriefingSample } from '../support/sample-files.ts';

function shown(sample: Partial<BriefingSample>, asOf: string): boolean {
  const { archive } = checkFiles({ ...emptyArchive, ...briefingFile({ date: '2026-01-23', slug: 'one', ...sample }) }, asOf);
  if (archive === undefined) throw new Error('the archive has errors');
  return gateArchive(archive, asOf).published.briefings.length === 1;
}

describe('what readers may see', () => {
  test.each<[name: string, sample: Partial<BriefingSample>, asOf: string, visible: boolean]>([
    ['a briefing of an earlier day', {}, '2026-02-01T00:00:00Z', true],
    ['a briefing from the first instant of its day', {}, '2026-01-23T00:00:00Z', true],
    ['no briefing an instant before its day', {}, '2026-01-22T23:59:59.999Z', false],
    ['no draft, ever', { front: 'status: draft' }, '2099-01-01T00:00:00Z', false],
    ['no briefing under embargo', { front: 'embargo: 2026-02-06T06:00:00Z' }, '2026-02-06T05:59:59Z', false],
    ['a briefing when its embargo ends', { front: 'embargo: 2026-02-06T06:00:00Z' }, '2026-02-06T06:00:00Z', true],
    ['an embargo in another offset', { front: 'embargo: 2026-02-06T06:00:00+02:00' }, '2026-02-06T04:00:00Z', true],
    [
      'no briefing of a future day though its embargo is over',
      { date: '2026-03-01', front: 'embargo: 2026-02-06T06:00:00Z' },
      '2026-02-10T00:00:00Z',
      false,
    ],
    [
      'a withdrawn briefing, which keeps its address',
      { front: 'status: withdrawn\nwithdrawn: { date: 2026-01-25, reason: A source was retracted }' },
      '2026-02-01T00:00:00Z',
      true,
    ],
    ['summer time: the day begins an hour earlier in UTC', { date: '2026-07-01' }, '2026-06-30T23:00:00Z', true],
    ['summer time: not a second before', { date: '2026-07-01' }, '2026-06-30T22:59:59Z', false],
  ])('%s', (_name, sample, asOf, visible) => expect(shown(sample, asOf)).toBe(visible));
});

test('going back in time never shows more', () => {
  const slugs = ['one', 'two', 'three', 'four'];
  const files = slugs.map((slug, index) =>
    briefingFile({ date: `2026-0${index + 1}-10`, slug, front: index % 2 === 0 ? '' : `embargo: 2027-0${index}-01T00:00:00Z` }),
  );
  const { archive } = checkFiles(mergeFiles(emptyArchive, ...files));
  if (archive === undefined) throw new Error('the archive has errors');
  const instant = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      const [early, late] = a < b ? [a, b] : [b, a];
      const before = gateArchive(archive, early.toISOString()).published.briefings;
      const after = new Set(gateArchive(archive, late.toISOString()).published.briefings);
      return before.every((briefing) => after.has(briefing));
    }),
  );
});

describe('references to what is withheld', () => {
  const secret = (front: string) => briefingFile({ date: '2026-01-10', slug: 'secret', front });
  const linking = (front = '') =>
    briefingFile({
      date: '2026-01-12',
      slug: 'open',
      front,
      body: '## What is at stake\n\nSee [it](2026-01-10-secret.md).\n\n## What follows\n\n- One',
    });
  const embargo = 'embargo: 2027-01-01T00:00:00Z';
  test.each([
    ['a published text must not link to a draft', secret('status: draft'), linking(), true],
    ['a published text must not link to an embargoed one', secret(embargo), linking(), true],
    ['a draft may', secret(embargo), linking('status: draft'), false],
    ['a text under the same embargo may', secret(embargo), linking(embargo), false],
    ['a text whose embargo ends earlier must not', secret(embargo), linking('embargo: 2026-12-31T00:00:00Z'), true],
    ['a text may link to one whose embargo is over', secret('embargo: 2026-01-11T00:00:00Z'), linking(), false],
  ])('%s', (_name, target, source, isError) => {
    expect(findings({ ...emptyArchive, ...target, ...source }).some((finding) => finding.endsWith('reference-withheld'))).toBe(isError);
  });

  test('a theme must not link to a draft', () => {
    const theme = `${String(emptyArchive['themes/decoupling.md'])}\nSee [it](../briefings/2026/2026-01-10-secret.md).\n`;
    expect(findings({ ...emptyArchive, ...secret('status: draft'), 'themes/decoupling.md': theme })).toEqual([
      'themes/decoupling.md:12:10 reference-withheld',
    ]);
  });
});
