import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { readPages } from '../support/built-pages.ts';
import { seed } from '../support/sample-pages.ts';
import { visitSite } from '../support/visits.ts';

const { open } = visitSite();
const kilobyte = 1024;
const packed = (bytes: Uint8Array | string): number => gzipSync(bytes, { level: 9 }).length;

test('every briefing with all its styles is at most 12 KB, gzip', () => {
  const briefings = readPages(inject('sample').root).filter(({ path }) => path.startsWith('briefings/'));
  const sizes = briefings.map(({ path, html }) => [path, packed(html)] as const);
  expect(sizes.length).toBeGreaterThan(25);
  expect(sizes.filter(([, size]) => size > 12 * kilobyte)).toEqual([]);
});

test('a briefing loads at most 2 KB of script before search is opened, unpacked, and at most 50 KB of fonts', async () => {
  const { root } = inject('sample');
  const loaded: string[] = [];
  const page = await open(seed, {
    prepare: (tab) => Promise.resolve(tab.on('request', (request) => loaded.push(new URL(request.url()).pathname.slice(1)))),
  });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  const total = (ending: RegExp): number =>
    loaded.filter((path) => ending.test(path)).reduce((sum, path) => sum + readFileSync(join(root, path)).length, 0);
  expect(loaded.filter((path) => path.endsWith('.js'))).toHaveLength(1);
  expect(total(/\.js$/u)).toBeLessThanOrEqual(2 * kilobyte);
  expect(loaded.filter((path) => path.endsWith('.woff2')).length).toBeGreaterThanOrEqual(3);
  expect(total(/\.woff2$/u)).toBeLessThanOrEqual(50 * kilobyte);
});

test('the first question in the dialog loads at most 300 KB in all, unpacked as a host without compression sends it', async () => {
  const { root } = inject('sample');
  const page = await open(seed);
  await page.waitForLoadState('networkidle');
  const loaded: string[] = [];
  page.context().on('response', (response) => loaded.push(new URL(response.url()).pathname.slice(1)));
  await page.keyboard.press('/');
  await page.locator('#find[open]').waitFor();
  await page.keyboard.type('data governance');
  await page.locator('#find .hits a').first().waitFor();
  const sizes = [...new Set(loaded)].map((path) => readFileSync(join(root, path)).length);
  expect(loaded.some((path) => path.endsWith('.pf_index'))).toBe(true);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(300 * kilobyte);
});
