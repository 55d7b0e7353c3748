import { describe, expect, it } from 'vitest';
import type { Piece } from '../../src/search/query/excerpt.ts';
import { writeTextFragment } from '../../src/search/ui/text-fragment.ts';

/** Words in brackets are marked. */
function toPieces(text: string): Piece[] {
  return text
    .split(/(\[[^\]]*\])/u)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('[') ? { text: part.slice(1, -1), marked: true } : { text: part, marked: false }));
}

describe('the text fragment of an excerpt', () => {
  it.each([
    ['no word is marked', ''],
    ['[Freezer] and file', ':~:text=Freezer,-and%20file'],
    ['who keeps the [freezer]', ':~:text=who%20keeps%20the-,freezer'],
    ['terms on [data governance], down to who', ':~:text=terms%20on-,data%20governance,-%2C%20down%20to'],
    ['a [data]-export rule', ':~:text=a-,data,-%2Dexport%20rule'],
    ['[one] and [two]', ':~:text=one,-and&text=and-,two'],
    ['数据由[谁]治理', ':~:text=%E6%95%B0%E6%8D%AE%E7%94%B1-,%E8%B0%81,-%E6%B2%BB%E7%90%86'],
  ])('of %j is %j', (excerpt, fragment) => {
    expect(writeTextFragment(toPieces(excerpt))).toBe(fragment);
  });

  it('leaves out the dots of a shortened excerpt', () => {
    const pieces = [{ text: '… ', marked: false }, ...toPieces('[freezer] and file'), { text: ' …', marked: false }];
    expect(writeTextFragment(pieces)).toBe(':~:text=freezer,-and%20file');
  });

  it('names at most four marks', () => {
    expect(writeTextFragment(toPieces('[a] b [c] d [e] f [g] h [i]')).match(/text=/gu)).toHaveLength(4);
  });
});
