import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { buildSiteIn, type BuiltSite } from '../support/build-site.ts';
import { readPages, textOf, type BuiltPage } from '../support/built-pages.ts';
import { makeFolder } from '../support/folders.ts';
import { CANARY, hostileArchive, PAYLOADS } from '../support/hostile-archive.ts';
import { findLive } from '../support/inert.ts';
import { serveSite, type SiteServer } from '../support/site-server.ts';

let site: BuiltSite;
let pages: BuiltPage[];
let browser: Browser;
let server: SiteServer;

beforeAll(async () => {
  site = await buildSiteIn(makeFolder(), await hostileArchive());
  expect(site.checked.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  pages = readPages(site.out);
  [browser, server] = await Promise.all([launchBrowser(), serveSite(site.out)]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(site.folder, { recursive: true });
});

const withEnd = (end: string): string[] => site.files().filter((path) => path.endsWith(end));

describe('a site made of attacks', () => {
  test('holds no page in which anything could run', () => {
    expect(pages.length).toBeGreaterThan(PAYLOADS.length * 3);
    expect(pages.flatMap(findLive)).toEqual([]);
  });

  test('shows the attacks as the words they are', () => {
    const titles = pages.flatMap(({ elements }) => elements.filter(({ tagName }) => tagName === 'h1').map(textOf));
    for (const payload of PAYLOADS) expect(titles).toContain(`${payload} in practice`);
  });

  test('tells machines the same words in JSON-LD', () => {
    const data = pages
      .flatMap(({ elements }) =>
        elements.filter(({ tagName, properties }) => tagName === 'script' && properties.type === 'application/ld+json'),
      )
      .map((element) => JSON.parse(textOf(element)) as { headline?: string });
    const headlines = data.flatMap(({ headline }) => headline ?? []);
    for (const payload of PAYLOADS) expect(headlines).toContain(`${payload} in practice`);
  });

  test('has feeds and a sitemap that are well-formed, the words in them whole', () => {
    const parser = new XMLParser({ ignoreAttributes: false });
    for (const path of withEnd('.xml')) {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it is another package
      expect(() => parser.parse(site.read(path), true) as unknown, path).not.toThrow();
    }
    const feed = JSON.parse(site.read('feed.json')) as { title: string; items: { title: string }[] };
    expect(feed.title).toBe(PAYLOADS[0]);
    for (const payload of PAYLOADS) expect(feed.items.map(({ title }) => title)).toContain(`${payload} in practice`);
  });

  test('has JSON that is JSON', () => {
    const files = withEnd('.json');
    expect(files.length).toBeGreaterThan(4);
    for (const path of files) expect(() => JSON.parse(site.read(path)) as unknown, path).not.toThrow();
  });

  test('has no line in its headers or robots that is not its own', () => {
    const own = readFileSync(join(import.meta.dirname, '../../public/_headers'), 'utf8').replace(/^#.*\n+/gmu, '');
    const lines = site.read('_headers').split('\n');
    expect(lines.map((line) => line.replace(/(Content-Security-Policy: ).*/u, '$1'))).toEqual(
      own
        .replaceAll('{base}', '/')
        .split('\n')
        .map((line) => line.replace(/(Content-Security-Policy: ).*/u, '$1')),
    );
    for (const text of [site.read('_headers'), site.read('robots.txt')]) expect(text).not.toContain(CANARY);
  });

  test('has file names of a safe form only', () => {
    expect(site.files().filter((path) => !/^[\w./-]+$/u.test(path) || path.includes('..'))).toEqual([]);
  });

  test('runs nothing in a browser that enforces no policy', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const flown: string[] = [];
    await context.exposeFunction(CANARY, () => void flown.push('called'));
    await context.route('**/*', async (route) => {
      const { origin } = new URL(route.request().url());
      if (origin !== new URL(server.url).origin) {
        flown.push(route.request().url());
        await route.abort();
      } else await route.continue();
    });
    const page = await context.newPage();
    page.on('dialog', (dialog) => void (flown.push(dialog.message()), dialog.dismiss()));
    const kinds = pages.map(({ path }) => path).filter((path) => !path.startsWith('briefings/was-'));
    for (const path of kinds) {
      await page.goto(`${server.url}${path}`, { waitUntil: 'domcontentloaded' });
      await page.evaluate(() => {
        for (const element of document.querySelectorAll('main *')) {
          for (const type of ['mouseover', 'focus', 'click', 'error', 'load']) element.dispatchEvent(new Event(type));
        }
      });
    }
    await page.goto(`${server.url}search/?q=${encodeURIComponent('practice')}`);
    await page.getByRole('main').getByText('in practice').first().waitFor();
    expect(flown).toEqual([]);
    await context.close();
  });
});
