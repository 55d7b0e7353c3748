import { describe, expect, test } from 'vitest';
import { assertLinksResolve } from '../../src/publish/link-check.ts';
import { findPageLinks } from '../../src/publish/page-links.ts';

describe('the links of a page', () => {
  test('are the values of its address attributes, decoded, each once', () => {
    const html = `<a href="/a?x=1&amp;y=2">one</a> <a href='/b' data-x="/no">two</a><a href="/b">three</a>
      <img src="/c.png" srcset="/c-1.webp 480w, /c-2.webp 960w"><section id="s&quot;1"><form action="/search/"></form>`;
    expect(findPageLinks(html)).toEqual({ ids: ['s"1'], links: ['/a?x=1&y=2', '/b', '/c.png', '/c-1.webp', '/c-2.webp', '/search/'] });
  });

  test('are not looked for in text that shows HTML', () => {
    expect(findPageLinks('<p title="a > b">&lt;a href="/nowhere"></p>')).toEqual({ ids: [], links: [] });
  });
});

const page = (path: string, links: string[], ids: string[] = []) => ({ path, links, ids });

describe('the link check', () => {
  const url = 'https://example.org/base/';
  const target = page('briefings/x/index.html', [], ['outlook', 'zürich']);
  const check = (...links: string[]) => {
    const pages = [page('themes/t/index.html', links, ['own']), target];
    const paths = new Set([...pages.map(({ path }) => path), 'feed.xml', 'index.html']);
    return () => assertLinksResolve({ url, pages, paths, idsOf: () => undefined });
  };

  test.each([
    '/base/',
    '/base/feed.xml',
    '/base/briefings/x/',
    '/base/briefings/x/?q=1#outlook',
    '/base/briefings/x/#z%C3%BCrich',
    '/base/briefings/x/#:~:text=words',
    'https://example.org/base/briefings/x/#outlook',
    '../../briefings/x/#outlook',
    '#own',
    '#',
    'https://example.com/anything',
    'https://example.org/another-site/',
    'mailto:desk@example.org',
  ])('is content with %s', (link) => {
    expect(check(link)).not.toThrow();
  });

  test.each([
    '/base/briefings/y/',
    '/base/briefings/x/#gone',
    '#gone',
    '/briefings/x/',
    '../x/',
    'https://example.org/base/gone',
    'https://',
    '/base/briefings/x',
  ])('names both ends of %s', (link) => {
    expect(check('/base/', link)).toThrow(new Error(`Links of the site lead nowhere: themes/t/index.html → ${link}`));
  });
});
