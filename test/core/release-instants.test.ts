import { afterEach, describe, expect, test } from 'vitest';
import { linkFiles } from '../support/memory-tree.ts';
import { briefingFile, type Files, minimalArchive } from '../support/sample-files.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const inZone = (timeZone: string, briefing: Parameters<typeof briefingFile>[0]): Files => ({
  ...minimalArchive,
  'publication.yaml': String(minimalArchive['publication.yaml']).replace('Europe/London', timeZone),
  ...briefingFile(briefing),
});

const isShown = (files: Files, asOf: string): boolean => linkFiles(files, asOf).pages.some(({ path }) => path === 'briefings/awaited/');

/** One second earlier. */
const before = (instant: string): string => new Date(Date.parse(instant) - 1000).toISOString();

describe.each(['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'])('on a machine in %s a briefing appears', (machine) => {
  test.each([
    ['Pacific/Auckland', '2026-07-01', '2026-06-30T12:00:00Z'],
    ['Pacific/Auckland', '2026-01-10', '2026-01-09T11:00:00Z'],
    ['America/St_Johns', '2026-07-01', '2026-07-01T02:30:00Z'],
    ['America/St_Johns', '2026-01-10', '2026-01-10T03:30:00Z'],
    ['Asia/Kathmandu', '2026-07-01', '2026-06-30T18:15:00Z'],
    ['Europe/London', '2026-03-29', '2026-03-29T00:00:00Z'],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z'],
    ['Etc/UTC', '2026-07-01', '2026-07-01T00:00:00Z'],
  ])('in the second in which its day begins in %s, %s, not in the one before', (timeZone, date, instant) => {
    process.env.TZ = machine;
    const files = inZone(timeZone, { date, slug: 'awaited' });
    expect([isShown(files, before(instant)), isShown(files, instant)]).toEqual([false, true]);
  });

  test.each([
    ['2026-07-01T09:00:00+02:00', '2026-07-01T07:00:00Z'],
    ['2026-07-01T09:00:00+05:45', '2026-07-01T03:15:00Z'],
    ['2026-06-30T23:59:59-02:30', '2026-07-01T02:29:59Z'],
    ['2026-07-01T00:00:00Z', '2026-07-01T00:00:00Z'],
  ])('in the second in which its embargo of %s ends, not in the one before', (embargo, instant) => {
    process.env.TZ = machine;
    const files = inZone('Asia/Kathmandu', { date: '2026-02-01', slug: 'awaited', front: `embargo: ${embargo}` });
    expect([isShown(files, before(instant)), isShown(files, instant)]).toEqual([false, true]);
  });
});
