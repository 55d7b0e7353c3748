import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask, expectAnswer } from '../support/search-page.ts';
import { visitSite } from '../support/visits.ts';

const { open, at } = visitSite();

async function openAnswer(query: string): Promise<Page> {
  const page = await open(`search/${query}`);
  await expectAnswer(page);
  return page;
}

function say(page: Page): Promise<string> {
  return page.locator('#status').innerText();
}

/** Follows a link of the status, and waits for the answer at its address. */
async function follow(page: Page, name: string, query: string): Promise<void> {
  await page.locator('#status').getByRole('link', { name }).click();
  await page.waitForURL(at(`search/${query}`));
  await expectAnswer(page);
}

/** Slugs of the briefings found, from the top. */
async function listFound(page: Page): Promise<string[]> {
  const addresses = await page.locator('#results h3 a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  return addresses.map((path) => path.split('/').at(-2) ?? '');
}

async function listMarks(page: Page): Promise<string[]> {
  const marks = await page.locator('#results mark').allTextContents();
  return [...new Set(marks.map((mark) => mark.toLowerCase()))];
}

describe('a question in the reader’s own words', () => {
  test('is asked with what the glossary knows of it, unless only its words are wanted', async () => {
    const page = await openAnswer('?q=CRO');
    expect(await say(page)).toContain('Also matching “contract research organization”.');
    expect(await listMarks(page)).toContain('contract research organizations');
    await follow(page, 'Only these words', '?q=CRO&expand=no');
    expect(await say(page)).toContain('Only these words were searched for.');
    expect((await listMarks(page)).filter((mark) => mark.includes('contract'))).toEqual([]);
    await follow(page, 'Add related words', '?q=CRO');
    expect(await listMarks(page)).toContain('contract research organizations');
  });

  test('finds the short form by the long one too', async () => {
    const page = await openAnswer('?q=European+Medicines+Agency');
    expect(await say(page)).toContain('Also matching “EMA”.');
    expect(await listMarks(page)).toContain('ema');
  });

  test('is corrected where a word occurs nowhere, unless it is meant as it is', async () => {
    const page = await openAnswer('?q=frezer');
    expect(await say(page)).toContain('“frezer” occurs nowhere; “freezer” was searched for.');
    expect(await listMarks(page)).toEqual(['freezer']);
    await follow(page, 'Search for “frezer” instead', '?q=frezer&correct=no');
    expect(await say(page)).toMatch(/^No briefing matches\. “frezer” occurs nowhere\./u);
    await follow(page, 'Correct it', '?q=frezer');
    expect(await listMarks(page)).toEqual(['freezer']);
  });

  test('is helped again when it is another one', async () => {
    const page = await openAnswer('?q=frezer&correct=no&expand=no&recency=no');
    await ask(page, 'custodain');
    expect(page.url()).toBe(at('search/?q=custodain&recency=no'));
    expect(await say(page)).toContain('“custodian” was searched for.');
  });

  test('keeps quoted words together wherever they stand in it, and leaves out what follows a minus sign', async () => {
    const page = await openAnswer(`?q=${encodeURIComponent('"data governance"')}`);
    const whole = await listFound(page);
    expect(await listMarks(page)).toEqual(['data governance']);
    await ask(page, '"data governance" -custodian');
    const left = await listFound(page);
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(whole.length);
    expect(whole).toEqual(expect.arrayContaining(left));
    await ask(page, 'frameworks "data governance" regulators');
    expect(whole).toEqual(expect.arrayContaining(await listFound(page)));
  });
});

describe('filters', () => {
  const group = (page: Page, name: string) => page.getByRole('group', { name }).getByRole('checkbox');
  const countsOf = (page: Page, name: string): Promise<number[]> =>
    page
      .getByRole('group', { name })
      .locator('[data-count]')
      .evaluateAll((all) => all.map((count) => Number(count.textContent)));
  const found = async (page: Page): Promise<number> => Number(/(\d+) briefings?\./u.exec(await say(page))?.[1] ?? '0');

  test('of one group add up, those of another narrow, and every count is what its value would show', async () => {
    const page = await openAnswer('?q=data');
    await group(page, 'Year').nth(1).check();
    await page.waitForURL(/year=/u);
    await expectAnswer(page);
    const one = await found(page);
    const years = await countsOf(page, 'Year');
    expect(years[1]).toBe(one);
    await group(page, 'Year').nth(2).check();
    await page.waitForURL(/year=.*year=/u);
    await expectAnswer(page);
    expect(await found(page)).toBe((years[1] ?? 0) + (years[2] ?? 0));
    const themes = await countsOf(page, 'Theme');
    const shown: number[] = [];
    for (const at of themes.slice(0, 3).keys()) {
      await group(page, 'Theme').nth(at).check();
      await page.waitForURL(/theme=/u);
      await expectAnswer(page);
      shown.push(await found(page));
      await group(page, 'Theme').nth(at).uncheck();
      await page.waitForURL((url) => !url.searchParams.has('theme'));
      await expectAnswer(page);
    }
    expect(shown).toEqual(themes.slice(0, 3));
    expect(new Set(shown).size).toBeGreaterThan(1);
  });

  test('take a range of days, and say what they hide', async () => {
    const page = await openAnswer('?q=freezer');
    const all = await found(page);
    await page.getByLabel('From', { exact: true }).fill('2025-06-27');
    await page.getByLabel('To', { exact: true }).fill('2025-07-17');
    await page.waitForURL(at('search/?q=freezer&from=2025-06-27&to=2025-07-17'));
    await expectAnswer(page);
    expect(await listFound(page)).toEqual(['who-holds-the-biospecimens']);
    expect(await say(page)).toContain(`The filters hide ${all - 1} more briefings that match.`);
    await page.reload();
    await expectAnswer(page);
    expect([
      await page.getByLabel('From', { exact: true }).inputValue(),
      await page.getByLabel('To', { exact: true }).inputValue(),
    ]).toEqual(['2025-06-27', '2025-07-17']);
    await follow(page, 'Clear the filters', '?q=freezer');
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('');
    expect(await found(page)).toBe(all);
  });

  test('let a year be typed in peace', async () => {
    const page = await openAnswer('?q=freezer');
    const from = page.getByLabel('From', { exact: true });
    await from.focus();
    await page.keyboard.type('06272025');
    await page.waitForURL(at('search/?q=freezer&from=2025-06-27'));
    await expectAnswer(page);
    expect(await from.inputValue()).toBe('2025-06-27');
    await page.goBack();
    await page.waitForURL(at('search/?q=freezer'));
  });

  test('list everything without a question, as far as they allow', async () => {
    const page = await openAnswer('?from=2024-01-01');
    expect(await say(page)).toBe('27 briefings.');
    expect((await countsOf(page, 'Year')).reduce((sum, count) => sum + count)).toBe(27);
  });
});

describe('the preference for recent briefings', () => {
  test('is switched off, and says nothing where the date decides', async () => {
    const page = await openAnswer('?q=custodian');
    const box = page.getByRole('checkbox', { name: 'Prefer recent' });
    expect(await box.isChecked()).toBe(true);
    const mild = await listFound(page);
    await box.uncheck();
    await page.waitForURL(at('search/?q=custodian&recency=no'));
    await expectAnswer(page);
    expect(await listFound(page)).not.toEqual(mild);
    expect((await listFound(page)).toSorted()).toEqual(mild.toSorted());
    await page.getByRole('link', { name: 'Newest' }).click();
    await page.waitForURL(at('search/?q=custodian&order=newest&recency=no'));
    expect(await box.isDisabled()).toBe(true);
  });
});

describe('other languages', () => {
  test.each(['Anträge', 'Antrage', 'Antraege'])('a German word is found as %s', async (word) => {
    const page = await openAnswer(`?q=${encodeURIComponent(word)}`);
    expect(await listFound(page)).toEqual(['zwei-antraege-ein-datensatz']);
    expect(await listMarks(page)).toContain('anträge');
  });

  test('a German compound is found by its beginning', async () => {
    const page = await openAnswer('?q=Zulassung&language=de');
    expect(await listMarks(page)).toEqual(expect.arrayContaining(['zulassungswege', 'zulassung']));
  });

  test('Chinese is found without spaces, and set in its language', async () => {
    const page = await openAnswer(`?q=${encodeURIComponent('数据治理')}`);
    expect(await listFound(page)).toContain('clinical-data-corridor-zh');
    expect(await listMarks(page)).toEqual(expect.arrayContaining(['数据', '治理']));
    expect(await page.locator('#results [lang="zh-Hans"] h3').count()).toBe(1);
  });

  test('all languages are searched together, and one by itself', async () => {
    const page = await openAnswer('?language=de&language=zh-Hans');
    expect((await listFound(page)).toSorted()).toEqual(['clinical-data-corridor-zh', 'zwei-antraege-ein-datensatz']);
    await page.getByRole('checkbox', { name: 'Deutsch' }).uncheck();
    await page.waitForURL(at('search/?language=zh-Hans'));
    await expectAnswer(page);
    expect(await listFound(page)).toEqual(['clinical-data-corridor-zh']);
  });
});
