import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions } from '../../src/core/history/compare-versions.ts';
import { readVersionFacts, readWords, type VersionFacts } from '../../src/core/history/read-version.ts';
import { inOrder, listShownVersions, type KnownVersion } from '../../src/core/history/shown-versions.ts';
import { compareWords } from '../../src/core/text/compare-words.ts';
import { makeCalendar } from '../../src/core/text/dates.ts';
import { briefingFile } from '../support/sample-files.ts';

const london = makeCalendar('Europe/London');
const PATH = 'briefings/2026/2026-01-02-first.md';
const text = (front = '', body?: string): string =>
  String(briefingFile({ date: '2026-01-02', slug: 'first', front, ...(body === undefined ? {} : { body }) })[PATH]);

const factsOf = (version: string): VersionFacts | undefined => readVersionFacts(PATH, version, london.startOfDay);

/** Versions by the instant of their commit and their front matter. */
const versions = (...list: readonly (readonly [at: string, front?: string])[]): KnownVersion[] =>
  inOrder(
    list.map(([at, front], index) => ({
      at: Date.parse(at),
      id: String(index + 1),
      path: PATH,
      release: factsOf(text(front))?.release ?? null,
    })),
  );
const shown = (known: readonly KnownVersion[], asOf = '2026-03-01T09:00:00Z', since?: string): string =>
  listShownVersions(known, { asOf, calendar: london, since })
    .map(({ id, day }) => `${id} ${day}`)
    .join(', ');

const V1 = ['2026-01-02T08:00:00Z'] as const;
const V2 = ['2026-01-10T08:00:00Z'] as const;
const V3 = ['2026-01-20T08:00:00Z'] as const;

describe('of the past only what was published is shown', () => {
  test('each version, with the day on which it came', () =>
    expect(shown(versions(V1, V2, V3))).toBe('1 2026-01-02, 2 2026-01-10, 3 2026-01-20'));

  test('a version that waited for its date or its embargo, with the day on which it could be read', () => {
    expect(shown(versions(['2026-01-01T08:00:00Z'], V2))).toBe('1 2026-01-02, 2 2026-01-10');
    expect(shown(versions(['2026-01-02T08:00:00Z', 'embargo: 2026-01-05T08:00:00Z'], V2))).toBe('1 2026-01-05, 2 2026-01-10');
  });

  test('not a version that was replaced before it could be read', () => {
    expect(shown(versions([...V1, 'embargo: 2026-01-15T08:00:00Z'], [...V2, 'embargo: 2026-01-15T08:00:00Z'], V3))).toBe(
      '2 2026-01-15, 3 2026-01-20',
    );
  });

  test.each([
    ['a draft', 'status: draft'],
    ['withdrawn', 'status: withdrawn\nwithdrawn: { date: 2026-01-10, reason: It was mistaken. }'],
    ['broken', 'titel: x'],
    ['under an embargo that had not ended', 'embargo: 2026-06-01T00:00:00Z'],
  ])('nothing from before a version that was %s', (_name, front) => {
    expect(shown(versions(V1, [...V2, front], V3))).toBe('3 2026-01-20');
    expect(shown(versions(V1, V2, [...V3, front]))).toBe('');
  });

  test('the last version of a day, in the publication’s time zone', () => {
    expect(shown(versions(['2026-01-10T23:30:00Z'], ['2026-01-10T23:40:00Z'], ['2026-01-11T00:10:00Z']))).toBe(
      '2 2026-01-10, 3 2026-01-11',
    );
  });

  test('nothing that was committed after the as-of instant', () =>
    expect(shown(versions(V1, V2, V3), '2026-01-15T00:00:00Z')).toBe('1 2026-01-02, 2 2026-01-10'));

  test('nothing from before the day that the briefing names', () =>
    expect(shown(versions(V1, V2, V3), undefined, '2026-01-10')).toBe('2 2026-01-10, 3 2026-01-20'));

  test('nothing from before an embargo that was set on a published briefing, also after it passed', () =>
    expect(shown(versions(V1, [...V2, 'embargo: 2026-06-01T00:00:00Z']), '2026-07-01T09:00:00Z')).toBe('2 2026-06-01'));

  test('not a version that was replaced at the very instant of its release', () =>
    expect(shown(versions(['2026-01-01T08:00:00Z', `embargo: ${V2[0]}`], V2))).toBe('2 2026-01-10'));

  test('nothing from before a version that was withheld by a clock that went wrong', () =>
    expect(shown(versions(V2, [...V1, 'status: draft'], V3))).toBe('3 2026-01-20'));

  test('nothing that was taken back since, when a site is built as of an earlier day', () =>
    expect(shown(versions(V1, [...V2, 'status: draft'], V3), '2026-01-05T00:00:00Z')).toBe(''));

  test('going back in time never shows more', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => Date.parse('2026-01-01T08:00:00Z') + days * 12 * 3600 * 1000);
    const version = fc.record({ at: day, id: fc.uuid(), path: fc.constant(PATH), release: fc.option(day) });
    fc.assert(
      fc.property(fc.array(version, { maxLength: 8 }), day, day, (list, a, b) => {
        const at = (asOf: number) =>
          listShownVersions(inOrder(list), { asOf: new Date(asOf).toISOString(), calendar: london }).map(({ id }) => id);
        const later = at(Math.max(a, b));
        expect(at(Math.min(a, b)).every((id) => later.includes(id))).toBe(true);
      }),
    );
  });
});

describe('what a version says of itself', () => {
  test('is when it might be shown, and which briefings it names', () => {
    const front = 'related: [one]\nsupersedes: [two]\ntranslation-of: three';
    const body = '## What follows\n\n- See [this](2026-01-09-four.md), [that](../../themes/decoupling.md) and [[five]]';
    expect(factsOf(text(front, body))).toEqual({
      release: Date.parse('2026-01-02T00:00:00Z'),
      refs: ['four', 'five', 'one', 'two', 'three'],
    });
  });

  test.each([
    ['in its front matter', text('titel: x')],
    ['in its body', text('', '## What follows\n\n- A <b>merger</b> is agreed')],
  ])('is that it never was published when there is an error %s', (_where, version) =>
    expect(factsOf(version)).toEqual({ release: null, refs: [] }),
  );

  test('is not known when it takes too long to read, and neither are its words', () => {
    const endless = text('', `## What follows\n\n${'A word. '.repeat(2000)}`);
    expect(readVersionFacts(PATH, endless, london.startOfDay, () => undefined)).toBeUndefined();
    expect(readWords(PATH, endless, () => undefined)).toBeUndefined();
  });
});

describe('the difference of two versions', () => {
  test('is told by the paragraphs that changed, word by word', () => {
    expect(compareVersions('Title\nOne two three.\nSame.', 'Title\nOne 2 three.\nSame.\nNew.')).toEqual([
      [
        { is: 'kept', text: 'One ' },
        { is: 'removed', text: 'two' },
        { is: 'added', text: '2' },
        { is: 'kept', text: ' three.' },
      ],
      [{ is: 'added', text: 'New.' }],
    ]);
    expect(compareVersions('A b', 'A  b')).toEqual([]);
  });

  test('tells words that were replaced together as one change', () => {
    expect(compareVersions('We keep two old ledgers.\nAll of it.', 'We keep three new ledgers.\nNone at all.')).toEqual([
      [
        { is: 'kept', text: 'We keep ' },
        { is: 'removed', text: 'two old' },
        { is: 'added', text: 'three new' },
        { is: 'kept', text: ' ledgers.' },
      ],
      [
        { is: 'removed', text: 'All of it' },
        { is: 'added', text: 'None at all' },
        { is: 'kept', text: '.' },
      ],
    ]);
    expect(compareVersions('A b', 'A new c b')[0]?.some(({ is }) => is === 'removed')).toBe(false);
  });

  test('of any two texts gives back both', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '  ', '\n', '.', '简报'), { maxLength: 24 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const stretches = compareWords(before, after);
        const without = (other: 'added' | 'removed') => stretches.flatMap(({ is, text }) => (is === other ? [] : [text])).join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
    );
  });

  test('tells how likely a judgement is held to be', () => {
    const judged = (likelihood: string) =>
      readWords(PATH, text(`judgements: [{ text: Contracts move before freight does, likelihood: ${likelihood}, confidence: low }]`)) ?? '';
    expect(judged('very-likely')).toContain('Contracts move before freight does (very likely; low confidence)');
    expect(compareVersions(judged('likely'), judged('unlikely'))).toHaveLength(1);
  });

  test('is of what readers read: not of comments, keys, addresses of links, or titles of other briefings', () => {
    const words = readWords(
      PATH,
      text('review-by: 2026-07-01 # secret', '## What follows\n\n- See [this](2026-01-09-hidden-slug.md) and [[hidden-slug]]'),
    );
    expect(words).toContain('See this and …');
    expect(words).not.toMatch(/secret|hidden|2026-07-01/u);
  });
});
