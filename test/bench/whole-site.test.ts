import { expect, test } from 'vitest';
import { findGaps } from '../../bench/build/whole-site.ts';

const whole = [
  'briefings/a/index.html',
  'briefings/b/index.html',
  'themes/x/index.html',
  'themes/index.html',
  'index.html',
  'sitemap.xml',
  'feed.xml',
];
const expected = { briefings: 2, themes: 1 };

test('takes a site with all pages of the corpus, whatever else it holds', () => {
  expect(findGaps([...whole, 'about/index.html', 'themes/x/2/index.html', 'pagefind/pagefind.js'], expected)).toEqual([]);
  expect(findGaps([...whole.filter((path) => path !== 'feed.xml'), 'index.xml'], expected)).toEqual([]);
});

test('names a page that is missing and a draft that is there', () => {
  expect(findGaps(whole.slice(1), expected)).toEqual(['1 in place of 2 (pages of briefings)']);
  expect(findGaps(['briefings/draft/index.html', ...whole], expected)).toEqual(['3 in place of 2 (pages of briefings)']);
  expect(findGaps([], expected)).toHaveLength(6);
});
