import { describe, expect, it } from 'vitest';
import { type Suggestions, writeSuggestions } from '../../src/search/suggestions.ts';
import { findSuggestions, listCandidates } from '../../src/search/ui/suggest/find-suggestions.ts';
import { entries, makeEntry } from '../fixtures/search/entries.ts';

const candidates = listCandidates({
  terms: [
    { term: 'EMA', expansion: 'European Medicines Agency', aliases: ['London agency'] },
    { term: 'GDPR', expansion: 'General Data Protection Regulation', aliases: [] },
    { term: 'GxP', expansion: 'good practice guidelines and regulations', aliases: [] },
    { term: 'RWE', expansion: 'real-world evidence from registers', aliases: [] },
  ],
  themes: [
    { title: 'Data governance', path: 'themes/data-governance/' },
    { title: 'Regulatory pathways', path: 'themes/regulatory-pathways/' },
  ],
  briefings: [
    { title: 'Zwei Anträge, ein Datensatz', path: 'briefings/zwei/', date: '25 Apr 2025', language: 'de' },
    { title: '临床数据出境的一条可行通道', path: 'briefings/zh/', date: '12 Dec 2025', language: 'zh-Hans' },
    { title: 'A regional answer to data rules', path: 'briefings/regional/', date: '1 Feb 2025', language: 'en' },
    { title: 'What a regulator asks', path: 'briefings/asks/', date: '1 Jan 2025', language: 'en' },
    { title: 'The register of sites', path: 'briefings/register/', date: '1 Dec 2024', language: 'en' },
    { title: 'Registers again', path: 'briefings/again/', date: '1 Nov 2024', language: 'en' },
  ],
});

const labels = (typed: string): string[] => findSuggestions(typed, candidates).map(({ label }) => label);

describe('what is suggested', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['"', []],
    ['ema', ['EMA']],
    ['european medicines', ['EMA']],
    ['medi eur', ['EMA']],
    ['london', ['EMA']],
    ['atory', []],
    ['antrage', ['Zwei Anträge, ein Datensatz']],
    ['ANTRÄGE', ['Zwei Anträge, ein Datensatz']],
    ['数据', ['临床数据出境的一条可行通道']],
    ['world', ['RWE']],
    ['data gov', ['Data governance']],
  ])('for %j is %j', (typed, expected) => {
    expect(labels(typed)).toEqual(expected);
  });

  it('begins with what begins with the typed text, and is at most five, of which two are terms', () => {
    expect(labels('reg')).toEqual(['Regulatory pathways', 'Registers again', 'GDPR', 'GxP', 'A regional answer to data rules']);
  });

  it('leads to a page, or to an answer for a term', () => {
    expect(findSuggestions('data', candidates).map(({ kind, target, note }) => [kind, target, note])).toEqual([
      ['theme', 'themes/data-governance/', ''],
      ['term', 'GDPR', 'General Data Protection Regulation'],
      ['briefing', 'briefings/regional/', '1 Feb 2025'],
    ]);
  });
});

describe('the file of suggestions', () => {
  const read = (given: Parameters<typeof writeSuggestions>[0]): Suggestions =>
    JSON.parse(new TextDecoder().decode(writeSuggestions(given).bytes)) as Suggestions;

  it('names the briefings that stand, newest first', () => {
    const { briefings, total } = read({ total: 9, entries, themes: [], glossary: [] });
    const standing = entries.filter(({ standing }) => standing === 'current');
    expect(briefings.map(({ path }) => path)).toEqual(standing.map(({ id }) => `briefings/${id}/`).reverse());
    expect(standing.length).toBeLessThan(entries.length);
    expect(total).toBe(9);
  });

  it('stays small however large the archive is', () => {
    const many = Array.from({ length: 700 }, (_, index) =>
      makeEntry({ id: String(index), date: '2026-01-01', title: `Title ${index}`, summary: '', passages: [] }),
    );
    const { briefings } = read({ total: 700, entries: many, themes: [], glossary: [] });
    expect([briefings.length, briefings[0]?.title, briefings.at(-1)?.title]).toEqual([300, 'Title 699', 'Title 400']);
  });
});
