import { describe, expect, it } from 'vitest';
import { hasFilters, readAddress, writeAddress } from '../../src/search/ui/address.ts';

describe('the address of the search page', () => {
  it.each([
    ['', { text: '', filters: {}, order: 'relevance' }],
    ['?q=data+governance', { text: 'data governance', filters: {}, order: 'relevance' }],
    [
      '?q=%E6%95%B0%E6%8D%AE&theme=a&theme=b&year=2026&order=newest',
      { text: '数据', filters: { theme: ['a', 'b'], year: ['2026'] }, order: 'newest' },
    ],
    ['?language=zh-Hans&order=oldest', { text: '', filters: { language: ['zh-Hans'] }, order: 'oldest' }],
  ] as const)('%j says it all, both ways', (address, state) => {
    expect(readAddress(address)).toEqual(state);
    expect(writeAddress(state)).toBe(address);
  });

  it('leaves out what it does not know', () => {
    expect(readAddress('?q=%20%20&order=best&theme=&theme=a&theme=a&constructor=x')).toEqual({
      text: '',
      filters: { theme: ['a'] },
      order: 'relevance',
    });
  });

  it('is the same for the same filters in any order', () => {
    const state = { text: 'x', order: 'relevance' } as const;
    expect(writeAddress({ ...state, filters: { year: ['2026'], theme: ['b', 'a'] } })).toBe(
      writeAddress({ ...state, filters: { theme: ['a', 'b'], year: ['2026'] } }),
    );
  });

  it('knows whether it filters', () => {
    expect(hasFilters(readAddress('?q=x&order=newest'))).toBe(false);
    expect(hasFilters(readAddress('?region=china'))).toBe(true);
  });
});
