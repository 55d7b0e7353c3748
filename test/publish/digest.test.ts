import { expect, test } from 'vitest';
import { digestOf, digestOfAll } from '../../src/core/text/digest.ts';
import { hexDigestOf, hexDigestOfAll } from '../../src/publish/digest.ts';

/** More than a call takes as arguments: an archive of 50,000 briefings has lists like this. */
const many = Array.from({ length: 300_000 }, (_, index) => String(index));

test('lists of any length have a digest, which says where one part ends and the next begins', () => {
  expect(digestOfAll(many)).not.toBe(digestOfAll(many.slice(1)));
  expect(hexDigestOfAll(many)).not.toBe(hexDigestOfAll(many.slice(1)));
  expect(digestOfAll(['a', 'bc'])).toBe(digestOf('a', 'bc'));
  expect(hexDigestOfAll(['a', 'bc'])).toBe(hexDigestOf('a', 'bc'));
  expect(digestOfAll(['a', 'bc'])).not.toBe(digestOfAll(['ab', 'c']));
  expect(hexDigestOfAll(['a', 'bc'])).not.toBe(hexDigestOfAll(['ab', 'c']));
});
