import { describe, expect, it } from 'vitest';
import { clearFilters, emptyState, hasFilters, type PageState, readAddress, writeAddress } from '../../src/search/ui/address.ts';

describe('the address of the search page', () => {
  it.each<[string, Partial<PageState>]>([
    ['', {}],
    ['?q=data+governance', { text: 'data governance' }],
    [
      '?q=%E6%95%B0%E6%8D%AE&theme=a&theme=b&year=2026&order=newest',
      { text: '数据', filters: { theme: ['a', 'b'], year: ['2026'] }, order: 'newest' },
    ],
    ['?language=zh-Hans&order=oldest', { filters: { language: ['zh-Hans'] }, order: 'oldest' }],
    ['?from=2024-02-01&to=2024-12-31', { filters: { dates: { from: '2024-02-01', to: '2024-12-31' } } }],
    ['?q=x&to=2024-12-31', { text: 'x', filters: { dates: { to: '2024-12-31' } } }],
    ['?q=x&expand=no&correct=no&recency=no', { text: 'x', expand: false, correct: false, preferNew: false }],
  ])('%j says it all, both ways', (address, state) => {
    expect(readAddress(address)).toEqual({ ...emptyState, ...state });
    expect(writeAddress({ ...emptyState, ...state })).toBe(address);
  });

  it('leaves out what it does not know', () => {
    const address = '?q=%20%20&order=best&theme=&theme=a&theme=a&constructor=x&from=yesterday&to=2024-02-31x&expand=maybe';
    expect(readAddress(address)).toEqual({ ...emptyState, filters: { theme: ['a'] } });
  });

  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '0026-01-01'])('leaves out a day that is none: %s', (day) => {
    expect(readAddress(`?from=${day}`)).toEqual(emptyState);
  });

  it('is the same for the same filters in any order', () => {
    const write = (filters: PageState['filters']): string => writeAddress({ ...emptyState, text: 'x', filters });
    expect(write({ year: ['2026'], theme: ['b', 'a'] })).toBe(write({ theme: ['a', 'b'], year: ['2026'] }));
  });

  it.each([
    ['?q=x&order=newest', false],
    ['?region=china', true],
    ['?from=2024-01-01', true],
  ])('%j filters: %j', (address, expected) => {
    expect(hasFilters(readAddress(address))).toBe(expected);
    expect(hasFilters(clearFilters(readAddress(address)))).toBe(false);
  });
});
