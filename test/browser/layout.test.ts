import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { buildSiteIn } from '../support/build-site.ts';
import { makeFolder } from '../support/folders.ts';
import { pageKinds } from '../support/sample-pages.ts';
import { longTitle, makeStressArchive } from '../support/stress-archive.ts';
import { type Visits, visitSite } from '../support/visits.ts';

const widths = [320, 390, 768, 1440];

/** What reaches beyond the right edge, when the page can be scrolled sideways. */
function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 0.5);
    const inner = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    return [`${document.documentElement.scrollWidth} > ${width}`, ...inner.map((element) => element.outerHTML.slice(0, 100))];
  });
}

async function findWidePages({ open, at }: Visits, paths: readonly string[], width: number): Promise<Record<string, string[]>> {
  const page = await open('', { viewport: { width, height: 800 } });
  const wide: Record<string, string[]> = {};
  for (const path of paths) {
    await page.goto(at(path));
    const found = await findOverflow(page);
    if (found.length > 0) wide[path] = found;
  }
  return wide;
}

describe('no kind of page scrolls sideways', () => {
  const visits = visitSite();
  const paths = pageKinds.map(([, path]) => path);

  test.each(widths)('in a window %i pixels wide', async (width) => {
    expect(await findWidePages(visits, paths, width)).toEqual({});
  });
});

describe('neither does one with a title of 120 characters and long unbroken words', () => {
  const folder = makeFolder();
  const visits = visitSite(async () => {
    const { out, checked } = await buildSiteIn(folder, await makeStressArchive());
    expect(checked.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return { out };
  });
  const paths = ['', 'briefings/long-words/', 'themes/long/', 'themes/', 'archive/', 'search/', '404.html', 'about/'];
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(widths)('in a window %i pixels wide', async (width) => {
    expect(longTitle).toHaveLength(120);
    expect(await findWidePages(visits, paths, width)).toEqual({});
  });

  test('nor do the results of a search', async () => {
    const page = await visits.open('search/?q=Arzneimittelzulassungsverfahrensbeschleunigungsgesetz', {
      viewport: { width: 320, height: 800 },
    });
    await page.locator('#results article').first().waitFor();
    expect(await findOverflow(page)).toEqual([]);
    await page.goto(visits.at(''));
    await page.keyboard.press('/');
    await page.locator('#find[open]').waitFor();
    await page.keyboard.type('Arzneimittelzulassungsverfahrensbeschleunigungsgesetz');
    await page.locator('#find .hits a').first().waitFor();
    expect(await page.locator('#find').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(0);
    expect(await page.locator('#find [role="option"]').count()).toBeGreaterThan(0);
    expect(await page.locator('#find .found').evaluate((found) => found.scrollWidth - found.clientWidth)).toBeLessThanOrEqual(0);
  });

  test('nor do letters that run from right to left, which stand as they are read', async () => {
    const page = await visits.open('search/?q=%D7%A9%D7%9C%D7%95%D7%9D+Arzneimittel', { viewport: { width: 390, height: 800 } });
    await page.locator('#results article').first().waitFor();
    expect(await page.getByRole('combobox').evaluate((field) => field.matches(':dir(rtl)'))).toBe(true);
    expect(
      await page
        .locator('#results h3')
        .first()
        .evaluate((title) => title.matches(':dir(ltr)')),
    ).toBe(true);
    expect(await findOverflow(page)).toEqual([]);
  });
});
