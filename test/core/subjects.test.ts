import { describe, expect, test } from 'vitest';
import { hashTerm, listSubjects, packTerms, type SubjectText, unpackTerms } from '../../src/core/text/subjects.ts';

const about = (given: Partial<Omit<SubjectText, 'passages'>> & { readonly text?: string; readonly heading?: string }): SubjectText => ({
  title: given.title ?? '',
  summary: given.summary ?? '',
  passages: [{ title: given.heading ?? '', text: given.text ?? '' }],
  skipped: given.skipped ?? new Set(),
});

const terms = (given: Parameters<typeof about>[0]): string[] => listSubjects(about(given)).terms.map(({ term }) => term);

describe('the terms of a text', () => {
  test('are the words and pairs that it says twice, the most frequent first', () => {
    const listed = listSubjects(about({ text: 'Option deals grow. The option deals fail. Deals end, freight moves.' })).terms;
    expect(listed).toEqual([
      { term: 'deals', count: 3, isPair: false },
      { term: 'option', count: 2, isPair: false },
      { term: 'option deals', count: 2, isPair: true },
    ]);
  });

  test.each([
    ['title', { title: 'Freight harbours' }],
    ['bottom line', { summary: 'Freight harbours' }],
    ['headings', { heading: 'Freight harbours' }],
  ])('are those of its %s also when it says them once', (_, given) => {
    expect(terms(given).sort()).toEqual(['freight', 'freight harbours', 'harbours']);
  });

  test('are not those that it says once in passing', () => {
    expect(terms({ text: 'Freight harbours past the harbour.' })).toEqual([]);
  });

  test.each([
    ['a full stop', 'freight. harbours freight. harbours'],
    ['a comma', 'freight, harbours freight, harbours'],
    ['a dash', 'freight—harbours freight—harbours'],
    ['a word that says nothing', 'freight and harbours. freight and harbours'],
  ])('are no pairs across %s', (_, text) => {
    expect(terms({ text })).not.toContain('freight harbours');
  });

  test('are not those that are counted elsewhere, with hyphens or without', () => {
    const text = 'Data-governance data-governance data governance data governance, ledger ledger';
    expect(terms({ text, skipped: new Set(['data governance', 'data', 'governance']) })).not.toEqual(
      expect.arrayContaining(['data governance']),
    );
    expect(terms({ text, skipped: new Set(['data governance', 'data', 'governance']) })).not.toContain('data-governance');
  });

  test('do not depend on the case they are written in', () => {
    expect(terms({ text: 'LEDGER Ledger ledger' })).toContain('ledger');
    expect(listSubjects(about({ text: 'LEDGER. Ledger. ledger' })).terms[0]?.count).toBe(3);
  });

  test('are at most 64, of equal ones the first by letters', () => {
    const words = Array.from({ length: 100 }, (_, index) => `word${String(index).padStart(3, '0')}`);
    const listed = terms({ text: [...words, ...words].reverse().join('. ') });
    expect(listed).toEqual(words.slice(0, 64));
  });

  test.each(['', '— … 。', 'a b c', '临床数据'])('are found in %j without fail', (text) => {
    expect(() => listSubjects(about({ title: text, text }))).not.toThrow();
  });
});

describe('the phrases of a text', () => {
  const phrases = (given: Parameters<typeof about>[0]): readonly string[] => listSubjects(about(given)).phrases;

  test('are the pairs that it says twice', () => {
    expect(phrases({ title: 'Freight moves', text: 'The option deals grow. Some option deals fail.' })).toEqual(['option deals']);
  });

  test('are written as in the middle of a sentence: names keep their capitals, first words lose them', () => {
    expect(phrases({ title: 'Option deals', text: 'Two option deals fail.' })).toEqual(['option deals']);
    expect(phrases({ text: 'Berlin harbours fill. Once more the Berlin harbours fill slowly.' })).toEqual([
      'Berlin harbours',
      'harbours fill',
    ]);
  });
});

describe('packed terms', () => {
  test('say of each term its number, its count and whether it is a pair', () => {
    const packed = packTerms([
      { term: 'option deal', count: 3, isPair: true },
      { term: 'ledger', count: 1, isPair: false },
      { term: 'freight', count: 1000, isPair: false },
    ]);
    const opened = unpackTerms(packed);
    const listed = Array.from({ length: opened.length }, (_, index) => [opened.hash(index), opened.count(index), opened.isPair(index)]);
    expect(listed).toEqual([
      [hashTerm('option deal'), 3, true],
      [hashTerm('ledger'), 1, false],
      [hashTerm('freight'), 255, false],
    ]);
    expect(packed).toMatch(/^[\w+/=]+$/u);
  });

  test('of no text are none', () => {
    expect(packTerms([])).toBe('');
    expect(unpackTerms('').length).toBe(0);
  });

  test('have numbers that tell words apart, of 32 bits', () => {
    const hashes = Array.from({ length: 20_000 }, (_, index) => hashTerm(`word ${index}`));
    expect(hashes.every((hash) => Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32)).toBe(true);
    // Of 20,000 numbers drawn from 2³², one pair in 21 draws is equal.
    expect(new Set(hashes).size).toBeGreaterThan(19_995);
  });
});
