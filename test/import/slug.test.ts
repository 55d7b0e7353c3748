import { describe, expect, it } from 'vitest';
import { ID } from '../../src/core/text/id.ts';
import { findFreeSlug, makeSlug } from '../../src/import/slug.ts';

describe('makeSlug', () => {
  it.each([
    ['U.S.–China biotech is being restructured, not abandoned', 'us-china-biotech-is-being-restructured-not-abandoned'],
    ['Zwei Anträge, ein Datensatz', 'zwei-antrage-ein-datensatz'],
    ['临床数据出境的可行通道', '临床数据出境的可行通道'],
    ['Partners’ own terms: 3 tests', 'partners-own-terms-3-tests'],
    ['  --Dashes—everywhere--  ', 'dashes-everywhere'],
    ['™ and ﬁne print', 'tm-and-fine-print'],
    ['«…»', ''],
  ])('makes %s into %s', (title, slug) => {
    expect(makeSlug(title)).toBe(slug);
    if (slug !== '') expect(slug).toMatch(ID);
  });

  it('stops at a word before it gets too long', () => {
    expect(makeSlug('word '.repeat(60)).length).toBeLessThanOrEqual(80);
    expect(makeSlug('word '.repeat(60))).toMatch(/^(?:word-)+word$/u);
  });
});

describe('findFreeSlug', () => {
  it('numbers from two', () => {
    expect(findFreeSlug('a', new Set())).toBe('a');
    expect(findFreeSlug('a', new Set(['a', 'a-2']))).toBe('a-3');
  });
});
