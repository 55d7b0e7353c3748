import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { Site } from '../../src/core/site.ts';
import { makeSitemap } from '../../src/publish/feeds/sitemap.ts';
import { briefingFile, briefingFiles } from '../support/sample-files.ts';
import { feedFile, feedFiles, sampleSite, withEntry } from './site.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
});

/** What stands in an XML text at a path of names. */
const at = (xml: string, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], parser.parse(xml));

/** Throws when the text is not well-formed. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it is another package
const assertWellFormed = (xml: string): unknown => parser.parse(xml, true);

/** One element or several, as a list. */
const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? (value as Record<string, unknown>[]) : [value as Record<string, unknown>];

const XML = ['feed.xml', 'rss.xml', 'themes/decoupling/feed.xml', 'themes/decoupling/rss.xml', 'sitemap.xml'];

describe('every feed', () => {
  const hostile = [
    'A title with ]]> and <script>alert(1)</script> & more',
    'Controls \u0000\u0008\u000B\u001F\uFFFE\uFFFF and a lone \uD800 surrogate',
    'Emoji 🚀👩‍🔬 and “quotes” \'"',
    '&amp; &#0; <![CDATA[ <!-- ?>',
  ];

  it.each(hostile)('is well-formed whatever the texts hold: %j', (text) => {
    const site = withEntry(sampleSite(), (entry) => ({
      ...entry,
      ref: { ...entry.ref, title: { text, html: '' }, summary: { text, html: '' } },
      authors: [text],
      passages: [{ id: 'x', number: '1', title: text, text, html: `<p>${text}</p>`, themes: [] }],
    }));
    for (const path of XML) expect(() => assertWellFormed(feedFile(site, path)), path).not.toThrow();
    // What XML does not allow is left out; the rest arrives as it was.
    // eslint-disable-next-line no-control-regex -- the characters that XML does not allow
    const kept = text.replace(/[\u0000-\u0008\u000B\u001F\uFFFE\uFFFF\uD800]/gu, '');
    for (const path of XML) expect(feedFile(site, path), path).not.toMatch(/[\u0000-\u0008\u000B\u001F\uFFFE\uFFFF]/u); // eslint-disable-line no-control-regex
    expect(titlesOfAtom(feedFile(site, 'feed.xml'))[0]).toBe(kept);
    const item = JSON.parse(feedFile(site, 'feed.json')) as { items: { title: string }[] };
    expect(item.items[0]?.title.toWellFormed()).toBe(text.toWellFormed());
  });

  it('is made for the whole site and for each theme, and for no more', () => {
    const paths = feedFiles(sampleSite()).map(({ path }) => path);
    expect(paths.sort()).toEqual([
      'briefings/first-ledger/index.md',
      'briefings/second-ledger/index.md',
      'feed.json',
      'feed.xml',
      'llms.txt',
      'robots.txt',
      'rss.xml',
      'sitemap.xml',
      'themes/decoupling/feed.json',
      'themes/decoupling/feed.xml',
      'themes/decoupling/rss.xml',
    ]);
  });

  it('holds the latest thirty briefings, newest first', () => {
    const site = sampleSite('/', briefingFiles(40));
    const titles = titlesOfAtom(feedFile(site, 'feed.xml'));
    expect(titles).toHaveLength(30);
    expect(titles[0]).toBe('On second ledger in practice');
    expect(list(at(feedFile(site, 'rss.xml'), 'rss', 'channel', 'item'))).toHaveLength(30);
    expect((JSON.parse(feedFile(site, 'feed.json')) as { items: object[] }).items).toHaveLength(30);
  });

  it('is the same bytes each time', () => {
    expect(feedFiles(sampleSite())).toEqual(feedFiles(sampleSite()));
  });

  it('has absolute addresses in its content, below the base path', () => {
    const site = sampleSite('/some/path/');
    const content = (JSON.parse(feedFile(site, 'feed.json')) as { items: { content_html: string }[] }).items[0]?.content_html ?? '';
    expect([...content.matchAll(/href="([^"]*)"/gu)].map(([, href]) => href)).toEqual([
      'https://meridian.example/some/path/briefings/first-ledger/#what-follows',
      'https://example.org/a?b=1&amp;c=2',
      'https://meridian.example/some/path/briefings/second-ledger/#what-follows',
    ]);
    for (const path of XML) expect(feedFile(site, path)).not.toMatch(/meridian\.example\/(?!some\/path\/)/u);
  });

  it('has absolute addresses of pictures, in every size', () => {
    const html =
      '<img src="/briefings/second-ledger/map-960.webp" srcset="/briefings/second-ledger/map-480.webp 480w, /briefings/second-ledger/map-960.webp 960w" alt="A map">';
    const site = withEntry(sampleSite(), (entry) => ({
      ...entry,
      passages: [{ id: 'x', number: '1', title: 'X', text: '', html, themes: [] }],
    }));
    const at = 'https://meridian.example/briefings/second-ledger/map-';
    const content = (JSON.parse(feedFile(site, 'feed.json')) as { items: { content_html: string }[] }).items[0]?.content_html ?? '';
    expect(content).toContain(`src="${at}960.webp"`);
    expect(content).toContain(`srcset="${at}480.webp 480w, ${at}960.webp 960w"`);
  });

  it('says first that a withdrawn briefing no longer stands', () => {
    const withdrawn = briefingFile({
      date: '2026-02-20',
      slug: 'third-ledger',
      front: 'status: withdrawn\nwithdrawn: { date: 2026-02-21, reason: It rested on one source. }',
    });
    const [item] = (JSON.parse(feedFile(sampleSite('/', withdrawn), 'feed.json')) as { items: { content_html: string }[] }).items;
    expect(item?.content_html).toMatch(
      /^<p><strong>Withdrawn\.<\/strong> This text no longer stands; <a href="https:\/\/meridian\.example\/briefings\/third-ledger\/">/u,
    );
  });

  it('gives a fixed instant when there is nothing to date it by', () => {
    const site = { ...sampleSite(), entries: [], themes: [] };
    expect(at(feedFile(site, 'feed.xml'), 'feed', 'updated')).toBe('2000-01-01T12:00:00Z');
    for (const path of ['feed.xml', 'rss.xml', 'sitemap.xml']) expect(() => assertWellFormed(feedFile(site, path))).not.toThrow();
  });
});

function titlesOfAtom(xml: string): string[] {
  return list(at(xml, 'feed', 'entry')).map((entry) => entry.title as string);
}

describe('Atom', () => {
  it('has what RFC 4287 asks for', () => {
    const xml = feedFile(sampleSite(), 'themes/decoupling/feed.xml');
    const feed = at(xml, 'feed');
    expect(feed).toMatchObject({
      '@xmlns': 'http://www.w3.org/2005/Atom',
      title: 'Meridian: Decoupling',
      id: 'https://meridian.example/themes/decoupling/feed.xml',
      updated: '2026-02-09T12:00:00Z',
      author: { name: 'Meridian' },
    });
    expect(list(at(xml, 'feed', 'link'))).toEqual([
      expect.objectContaining({ '@rel': 'self', '@href': 'https://meridian.example/themes/decoupling/feed.xml' }),
      expect.objectContaining({ '@rel': 'alternate', '@href': 'https://meridian.example/themes/decoupling/' }),
    ]);
    const [entry] = list(at(xml, 'feed', 'entry'));
    expect(entry).toMatchObject({
      title: 'On second ledger in practice',
      id: 'https://meridian.example/briefings/second-ledger/',
      published: '2026-02-06T12:00:00Z',
      updated: '2026-02-09T12:00:00Z',
      summary: 'The finding of second ledger holds wherever partners name what they share.',
      category: { '@term': 'decoupling', '@label': 'Decoupling' },
      content: { '@type': 'html' },
    });
    expect(at(xml, 'feed', 'entry', '0', 'content', '#text')).toContain(
      '<h2 id="what-is-at-stake">What is at stake</h2>\n<p>Decoupling is seen in',
    );
  });
});

describe('RSS', () => {
  it('has what RSS 2.0 asks for', () => {
    const xml = feedFile(sampleSite(), 'rss.xml');
    expect(at(xml, 'rss', '@version')).toBe('2.0');
    expect(at(xml, 'rss', 'channel')).toMatchObject({
      title: 'Meridian',
      link: 'https://meridian.example/',
      description: 'Short briefings on cross-border biopharma.',
      language: 'en',
      lastBuildDate: 'Mon, 09 Feb 2026 12:00:00 +0000',
      'atom:link': { '@rel': 'self', '@type': 'application/rss+xml', '@href': 'https://meridian.example/rss.xml' },
    });
    const [item] = list(at(xml, 'rss', 'channel', 'item'));
    expect(item).toMatchObject({
      title: 'On second ledger in practice',
      link: 'https://meridian.example/briefings/second-ledger/',
      guid: { '#text': 'https://meridian.example/briefings/second-ledger/', '@isPermaLink': 'true' },
      pubDate: 'Fri, 06 Feb 2026 12:00:00 +0000',
      category: 'Decoupling',
    });
    expect(item?.['content:encoded']).toContain('<p>Decoupling is seen in');
  });
});

describe('JSON Feed', () => {
  it('has what version 1.1 asks for', () => {
    expect(JSON.parse(feedFile(sampleSite(), 'feed.json'))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Meridian',
      home_page_url: 'https://meridian.example/',
      feed_url: 'https://meridian.example/feed.json',
      language: 'en',
      items: [
        {
          id: 'https://meridian.example/briefings/second-ledger/',
          url: 'https://meridian.example/briefings/second-ledger/',
          date_published: '2026-02-06T12:00:00Z',
          date_modified: '2026-02-09T12:00:00Z',
          tags: ['Decoupling'],
        },
        { id: 'https://meridian.example/briefings/first-ledger/' },
      ],
    });
  });
});

describe('the sitemap', () => {
  const addresses = (xml: string): Record<string, unknown> =>
    Object.fromEntries(list(at(xml, 'urlset', 'url')).map(({ loc, lastmod }) => [loc as string, lastmod]));

  it('lists pages with the date of their last change, and nothing that is not for readers', () => {
    const at = (path: string): string => `https://meridian.example/${path}`;
    expect(
      addresses(
        feedFile(sampleSite('/', briefingFile({ date: '2026-02-20', slug: 'moved', front: 'aliases: [old-name]' })), 'sitemap.xml'),
      ),
    ).toEqual({
      [at('')]: '2026-02-20',
      [at('briefings/first-ledger/')]: '2026-01-23',
      [at('briefings/second-ledger/')]: '2026-02-09',
      [at('briefings/moved/')]: '2026-02-20',
      [at('themes/')]: '2026-02-20',
      [at('themes/decoupling/')]: '2026-02-20',
      [at('archive/')]: '2026-02-20',
      [at('archive/2026/')]: '2026-02-20',
      [at('about/')]: undefined,
      [at('accessibility/')]: undefined,
    });
  });

  it('becomes an index of several when there are more addresses than one may hold', () => {
    const files = makeSitemap(sampleSite(), 4);
    expect(files.map(({ path }) => path)).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml']);
    expect(list(at(String(files[0]?.bytes), 'sitemapindex', 'sitemap'))[0]).toMatchObject({
      loc: 'https://meridian.example/sitemap-1.xml',
      lastmod: '2026-02-09',
    });
    const all = files.slice(1).flatMap(({ bytes }) => Object.keys(addresses(String(bytes))));
    expect(all).toEqual(Object.keys(addresses(feedFile(sampleSite(), 'sitemap.xml'))));
  });
});

describe('the files for programs', () => {
  const site: Site = sampleSite('/some/path/');

  it('tell hosts where renamed briefings went, and nothing where none was renamed', () => {
    const renamed = { ...site, redirects: [{ from: 'old', to: 'new' }] };
    expect(feedFile(renamed, '_redirects')).toBe('/some/path/briefings/old/ /some/path/briefings/new/ 301\n');
    expect(feedFiles({ ...site, redirects: [] }).map(({ path }) => path)).not.toContain('_redirects');
  });

  it('tell robots where the sitemap is', () => {
    expect(feedFile(site, 'robots.txt')).toBe('User-agent: *\nAllow: /\n\nSitemap: https://meridian.example/some/path/sitemap.xml\n');
  });

  it('tell language models what there is, in the form of llmstxt.org', () => {
    expect(feedFile(site, 'llms.txt')).toMatchInlineSnapshot(`
      "# Meridian

      > Short briefings on cross-border biopharma.

      Every briefing here is illustrative.

      ## Themes

      - [Decoupling](https://meridian.example/some/path/themes/decoupling/): Separation is announced more often than it is carried out, and contracts show which of the two is meant.

      ## Briefings

      - [On second ledger in practice](https://meridian.example/some/path/briefings/second-ledger/index.md): 2026-02-06. The finding of second ledger holds wherever partners name what they share.
      - [On first ledger in practice](https://meridian.example/some/path/briefings/first-ledger/index.md): 2026-01-23. The finding of first ledger holds wherever partners name what they share.

      ## Optional

      - [All briefings](https://meridian.example/some/path/sitemap.xml): sitemap of every page
      - [Feed](https://meridian.example/some/path/feed.json): JSON Feed with the full text of the latest briefings
      "
    `);
  });

  it('keep brackets in a title from ending its link', () => {
    const odd = withEntry(site, (entry) => ({ ...entry, ref: { ...entry.ref, title: { text: 'A [b](c)\nd', html: '' } } }));
    expect(feedFile(odd, 'llms.txt')).toContain('- [A \\[b\\](c) d](https://meridian.example/some/path/briefings/second-ledger/index.md)');
  });

  it('give each briefing as Markdown', () => {
    expect(feedFile(site, 'briefings/first-ledger/index.md')).toBe(site.entries[0]?.markdown);
  });
});
