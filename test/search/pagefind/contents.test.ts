import { describe, expect, it } from 'vitest';
import { findPiece, readContents, writeContents } from '../../../src/search/pagefind/contents.ts';

describe('the contents of a bundle', () => {
  it.each([
    {
      fields: ['date', 'title'],
      lengths: [12, 480, 7],
      marks: ['00ab', 'zz19', 'x000'],
      pieces: ['a', 'custod', 'custom', 'über', '数据'],
    },
    { fields: ['date'], lengths: [1], marks: ['0000'], pieces: [''] },
  ])('are read as they were written: %j', (contents) => {
    expect(readContents(writeContents(contents))).toEqual(contents);
  });

  it('are read from the bytes of a file too when two words part in the middle of a character', () => {
    const contents = {
      fields: ['date'],
      lengths: [1],
      marks: ['0000'],
      pieces: ['\u{20000}', '\u{20001}', `${'x'.repeat(34)}\u{20000}a`, `${'x'.repeat(34)}\u{20000}b`],
    };
    const bytes = new TextEncoder().encode(writeContents(contents));
    expect(readContents(new TextDecoder().decode(bytes))).toEqual(contents);
  });

  it('share long beginnings as far as one digit can say', () => {
    const long = 'x'.repeat(60);
    const contents = { fields: ['date'], lengths: [1], marks: ['0000'], pieces: [`${long}a`, `${long}b`] };
    expect(readContents(writeContents(contents))).toEqual(contents);
  });
});

describe('the piece of a word', () => {
  const pieces = ['a', 'custod', 'custom', 'm', '\uFF21', '\u{20000}'];

  it.each([
    ['1', 0],
    ['a', 0],
    ['custo', 0],
    ['custodian', 1],
    ['custom', 2],
    ['lever', 2],
    ['zebra', 3],
    ['\uFF22', 4],
    ['\u{20001}', 5],
  ])('%s is number %i', (word, piece) => {
    expect(findPiece(pieces, word)).toBe(piece);
  });
});
