import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { pageKinds, samplePages } from '../support/sample-pages.ts';
import { expectPage, visitSite } from '../support/visits.ts';

const { open, at } = visitSite();
const off = { javaScriptEnabled: false };

function readMain(page: Page): Promise<string> {
  return page.getByRole('main').innerText();
}

describe('without JavaScript', () => {
  test('every kind of page shows what it shows with it', async () => {
    const [plain, scripted] = [await open('', off), await open('')];
    for (const [kind, path] of pageKinds.filter(([, address]) => address !== samplePages.search)) {
      await Promise.all([plain.goto(at(path)), scripted.goto(at(path))]);
      const text = await readMain(plain);
      expect(text.length, kind).toBeGreaterThan(200);
      expect(text, kind).toBe(await readMain(scripted));
    }
  });

  test('the search page offers every year and theme instead', async () => {
    const page = await open(samplePages.search, off);
    expect(await readMain(page)).toContain('Search runs in the browser and needs JavaScript.');
    const years = page.getByRole('navigation', { name: 'By year' }).getByRole('link');
    expect(await years.allInnerTexts()).toEqual(['2026', '2025', '2024']);
    const themes = page.getByRole('navigation', { name: 'By theme' }).getByRole('link');
    expect(await themes.count()).toBe(8);
    await themes.filter({ hasText: 'Data governance' }).click();
    await expectPage(page, at('themes/data-governance/'));
  });

  test('a question asked in the archive leads to that page, and a year to its briefings', async () => {
    const page = await open('archive/', off);
    await page.getByRole('searchbox').fill('freezer');
    await page.keyboard.press('Enter');
    await page.waitForURL(at('search/?q=freezer'));
    await page.getByRole('navigation', { name: 'By year' }).getByRole('link', { name: '2025' }).click();
    await page.getByRole('link', { name: 'Who holds the biospecimens' }).click();
    await expectPage(page, at(samplePages['note with likelihoods']));
  });

  test('the search link leads to the search page', async () => {
    const page = await open('', off);
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
    await expectPage(page, at('search/'));
  });

  test('an old address leads to the new one', async () => {
    const page = await open('briefings/one-pipeline/', off);
    await expectPage(page, at('briefings/why-the-pipeline-is-one-pipeline/'));
  });

  test('the numbers behind a chart can be opened', async () => {
    const page = await open(samplePages.theme, off);
    await page.getByText('Show the numbers').click();
    await page.getByRole('table', { name: 'Briefings by month' }).waitFor();
  });
});
