import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countEdits } from '../../src/search/query/edit-distance.ts';
import { readVocabulary, writeVocabulary } from '../../src/search/query/vocabulary.ts';
import { countHolders, makeVocabulary } from '../../src/search/vocabulary.ts';
import { entries, makeEntry } from '../fixtures/search/entries.ts';

const english = entries.filter(({ language }) => language === 'en');

describe('a vocabulary', () => {
  it('reads back as it was written', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ü', 'ß', '𐐨', '𐐩'), minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.uniqueArray(word), (words) => {
        const holders = new Map(words.map((one, index) => [one, index + 1]));
        const levels = [...holders].map(([one, count]) => [one, Math.floor(Math.log2(count))]);
        const bytes = new TextEncoder().encode(writeVocabulary(holders));
        expect([...readVocabulary(new TextDecoder().decode(bytes))].sort()).toEqual(levels.sort());
      }),
    );
  });

  it('writes what words share once', () => {
    expect(
      writeVocabulary(
        new Map([
          ['trial', 9],
          ['trials', 2],
          ['data', 1],
        ]),
      ),
    ).toBe('00data\n03trial\n51s\n');
  });

  it('counts in how many briefings a word stands, and only words that could be misspelled', () => {
    const text = 'Data, data and U.S. data-export in 2025 (R2D2)';
    const one = makeEntry({ id: 'a', date: '2026-01-01', title: 'Data', summary: '', passages: [{ id: 't', title: 'Export', text }] });
    const other = makeEntry({ id: 'b', date: '2026-01-01', title: 'Data', summary: '', passages: [] });
    expect([...countHolders([one, other])].sort()).toEqual([
      ['and', 1],
      ['data', 2],
      ['export', 1],
      ['in', 1],
      ['us', 1],
    ]);
  });

  it('has no words of a language without spaces', () => {
    expect(countHolders(entries.filter(({ language }) => language === 'zh-Hans')).size).toBe(0);
  });

  it('is the same file whether its words were counted at once or in parts', () => {
    const file = makeVocabulary('en', [countHolders(english)]);
    expect(file.path).toBe('pagefind/en/vocabulary.bin');
    expect(makeVocabulary('en', [countHolders(english.slice(0, 2)), countHolders(english.slice(2))])).toEqual(file);
  });

  it('leaves out the rarest words rather than grow beyond what a reader should load', () => {
    const rare = Array.from({ length: 60_000 }, (_, at): [string, number] => [`x${(at * 7919).toString(36).replace(/\d/gu, 'q')}${at}`, 1]);
    const { bytes } = makeVocabulary('en', [new Map([...rare, ['data', 400], ['export', 2]])]);
    expect(bytes.length).toBeLessThanOrEqual(36_000);
    expect([...readVocabulary(gunzipSync(bytes).toString()).keys()]).toEqual(['data', 'export']);
  });
});

describe('edits', () => {
  it.each([
    ['export', 'export', 0],
    ['export', 'exprot', 1],
    ['export', 'exports', 1],
    ['export', 'eport', 1],
    ['export', 'expert', 1],
    ['governance', 'govrenence', 2],
    ['export', 'report', 2],
    ['export', 'governance', 3],
    ['ab', 'ba', 1],
    ['', 'ab', 2],
  ])('from %s to %s are %i, or more than two', (a, b, edits) => {
    expect(countEdits(a, b, 2)).toBe(edits);
    expect(countEdits(b, a, 2)).toBe(edits);
  });
});
