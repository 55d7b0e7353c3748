import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeByteReader } from '../../../src/publish/scan/byte-reader.ts';
import { toLetters } from '../../../src/publish/scan/letters.ts';
import { readText } from '../../../src/publish/scan/readings.ts';

const pieces = [
  ...[
    'a',
    'Z',
    '7',
    ' ',
    '\n',
    '"',
    "'",
    '=',
    '%',
    '%c3%bc',
    '%C3',
    '%41',
    '&',
    '&amp;',
    '&lt;',
    '&Uuml;',
    '&#8220;',
    '&copy2',
    '&nosuch;',
  ],
  ...['\\', '\\n', '\\"', '\\u00fc', '\\u0026', '\\u003c', '<', '>', '<b>', '</b>', '<i title="x > y">', "<a b='c'>", '<![CDATA[', ']]>'],
  ...['ü', 'u\u0308', '\u0301', 'ß', 'ﬁ', '½', 'Σ', 'ς', '数据', '가', '\u1100\u1161', 'ﾊﾞ', '\u3131', '𝐀', '🚢', '\u2060', '“', 'İ', 'ａ'],
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 })
  .map((parts) => parts.join(''));
const read = makeByteReader();
const lettersOf = (reading: string): string => String.fromCharCode(...toLetters(reading));

/** What the quick reading gives, as letters; `undefined` where it leaves the text to the careful one. */
function readQuickly(bytes: Uint8Array, isDivided: boolean): { plain: string; tags: string } | undefined {
  const streams = read(bytes, isDivided);
  return streams && { plain: String.fromCharCode(...streams.plain), tags: String.fromCharCode(...streams.tags) };
}

test('bytes are read as the careful reading reads them, or left to it', () => {
  fc.assert(
    fc.property(text, (content) => {
      const bytes = Buffer.from(content);
      const flat = readQuickly(bytes, false);
      if (flat) expect(flat.plain).toBe(lettersOf(readText('', bytes)[0] ?? ''));
      const divided = readQuickly(bytes, true);
      const [plain = '', tags = ''] = readText('.html', bytes).map(lettersOf);
      if (divided) expect(`html${divided.plain}`).toBe(plain);
      // A `>` in quotes ends a tag for the careful reading only.
      if (divided && !/["']/u.test(content)) expect(divided.tags).toBe(tags);
    }),
    { numRuns: 2000 },
  );
});

test('bytes that are no UTF-8 are read as the careful reading reads them, or left to it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const flat = readQuickly(bytes, false);
      if (flat) expect(flat.plain).toBe(lettersOf(readText('', bytes)[0] ?? ''));
    }),
    { numRuns: 2000 },
  );
});

test('pages in any script are read without care', () => {
  const page = '<p lang="el">ΟΔΟΣ, u\u0308ber “数据” &amp; 100% &#8220;é&#8221; \\u00fc a%C3%BCb, ½, ﾊﾞ</p>';
  expect(readQuickly(Buffer.from(page), true)?.plain).toBe('οδοσüber数据100éüaüb12バ');
});
