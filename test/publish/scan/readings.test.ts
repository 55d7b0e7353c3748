import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeFinder, makeTables } from '../../../src/publish/scan/finder.ts';
import { toLetters } from '../../../src/publish/scan/letters.ts';
import { readFile } from '../../../src/publish/scan/readings.ts';
import { makeByteScan } from '../../../src/publish/scan/scan-files.ts';

const secret = 'Ünder the “quiet” tariff & beyond';
const escaped = '\\u00dcnder the \\u201cquiet\\u201d tariff & beyond';
const find = makeFinder([{ text: secret, entry: 'x' }]);
const tables = makeTables([toLetters(secret)]);

/** Reads a file carefully and quickly, which must agree. */
function isFound(path: string, content: string | Uint8Array): boolean {
  const isRead = readFile(path, Buffer.from(content)).flatMap(find).length > 0;
  expect(makeByteScan(tables)(path, Buffer.from(content)) !== undefined).toBe(isRead);
  return isRead;
}

describe('a withheld text is read', () => {
  test.each<[string, string, string | Uint8Array]>([
    ['as it stands', 'a.txt', secret],
    ['in a file name', `briefings/${secret}/index.html`, ''],
    ['through entities', 'a.html', '<p>&Uuml;nder the &#8220;quiet&#x201D; tariff &amp; beyond</p>'],
    ['across tags', 'a.html', '<h1>Ünder the “<em>qui</em>et” <span class="nb">tariff</span> &amp;</h1><p>beyond</p>'],
    ['across a line break', 'a.html', 'Ünder the\n   “quiet” tariff &amp;\tbeyond'],
    ['in an attribute', 'a.html', '<meta content="Ünder the &ldquo;quiet&rdquo; tariff &amp; beyond">'],
    ['in a comment', 'a.html', `<!-- ${secret} -->`],
    ['in a script', 'a.html', `<script type="application/ld+json">{"name":"${escaped}"}</script>`],
    [
      'in the escaped HTML of a feed',
      'feed.xml',
      '<content type="html">&lt;p&gt;Ünder the “&lt;b&gt;quiet&lt;/b&gt;” tariff &amp;amp; beyond&lt;/p&gt;</content>',
    ],
    ['in a CDATA section', 'rss.xml', '<description><![CDATA[<p>Ünder the “<b>quiet</b>” tariff &amp; beyond]]></description>'],
    ['in HTML inside JSON', 'feed.json', JSON.stringify({ content_html: '<p>Ünder the “<b>quiet</b>”\ntariff &amp; beyond</p>' })],
    ['in escapes of JSON', 'feed.json', `{"title":"${escaped}"}`],
    ['in an address', 'a.html', `<a href="/search/?q=${encodeURIComponent(secret)}">`],
    ['in an address beside a byte that is no UTF-8', 'a.html', `<a href="/search/?q=%C3${encodeURIComponent(secret)}">`],
    ['after an escape that character data cuts short', 'rss.xml', `<p>\\<![CDATA[${secret}]]></p>`],
    ['in a packed file of the search index', 'pagefind/en.pf_fragment', gzipSync(`pagefind_dcd{"content":"${secret}"}`)],
    [
      'among bytes that are no text',
      'a.webp',
      Buffer.concat([Buffer.from([0xff, 0xfe, 0x00]), Buffer.from(secret), Buffer.from([0xc3, 0x28])]),
    ],
  ])('%s', (_, path, content) => {
    expect(isFound(path, content)).toBe(true);
  });

  test('and another text is not', () => {
    expect(isFound('a.html', '<p>Ünder the “loud” tariff &amp; beyond</p>')).toBe(false);
  });
});
