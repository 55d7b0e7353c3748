import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinder } from '../../../src/publish/scan/finder.ts';
import { toLetters } from '../../../src/publish/scan/letters.ts';

const find = (needles: readonly string[], text: string): string[] =>
  makeFinder(needles.map((needle) => ({ text: needle, entry: 'x' })))(text).map((needle) => needle.text);

describe('the finder', () => {
  test.each([
    ['Reference pricing', 'On REFERENCE\n  pricing today'],
    ['Reference pricing', '/briefings/reference-pricing/'],
    ['Reference pricing', 'referencepricing'],
    ['Reference pricing', 'ｒｅｆｅｒｅｎｃｅ pricing'],
    ['Économie dirigée', 'e\u0301conomie dirige\u0301e'],
    ['Économie dirigée', 'ÉCONOMIE DIRIGÉE'],
    ['数据出境通道', '关于数据出境，通道'],
    ['A whole sentence that is longer than the widest window', '«a whole sentence, that is longer than the widest window»'],
  ])('finds %j in %j', (needle, text) => {
    expect(find([needle], text)).toEqual([needle]);
  });

  test.each([
    ['Reference pricing', 'reference prices'],
    ['Économie dirigée', 'economie dirigee'],
    ['A whole sentence that is longer than the widest window', 'a whole sentence that is longer than the widest door'],
    ['ends beyond the text', 'ends beyond the'],
  ])('does not find %j in %j', (needle, text) => {
    expect(find([needle], text)).toEqual([]);
  });

  test('leaves out needles of fewer than four letters', () => {
    expect(find(['a b c', '—'], 'a b c —')).toEqual([]);
  });

  test('finds a needle at the very beginning and end, several at once, each once', () => {
    expect(find(['first words', 'last words', 'words'], 'First words, more words, last words').sort()).toEqual([
      'first words',
      'last words',
      'words',
    ]);
  });

  test('finds exactly the needles whose letters the text contains', () => {
    const word = fc.stringMatching(/^[abä数 -]{1,40}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { selector: (text) => toLetters(text).join() }), fc.array(word), (needles, parts) => {
        const text = [...parts, ...needles.filter((_, index) => index % 2 === 0)].join('.');
        const letters = `,${toLetters(text).join()},`;
        const expected = needles.filter((needle) => toLetters(needle).length >= 4 && letters.includes(`,${toLetters(needle).join()},`));
        expect(find(needles, text).sort()).toEqual(expected.sort());
      }),
    );
  });
});
