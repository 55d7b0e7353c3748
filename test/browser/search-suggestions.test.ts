import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { seed } from '../support/sample-pages.ts';
import { askIn, focused, listHits, openDialog } from '../support/search-dialog.ts';
import { expectAnswer } from '../support/search-page.ts';
import { expectPage, visitSite } from '../support/visits.ts';

const { open, at } = visitSite();

function optionsOf(page: Page) {
  return page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
}

/** Text of the option that the keys have chosen; it is the one the field names. */
async function chosen(page: Page): Promise<string> {
  const option = page.locator('[role="option"][aria-selected="true"]');
  if ((await option.count()) === 0) return '';
  const named = await page.getByRole('combobox').last().getAttribute('aria-activedescendant');
  expect(await option.getAttribute('id')).toBe(named);
  return option.locator('bdi').innerText();
}

async function pressAll(page: Page, keys: readonly string[]): Promise<string[]> {
  const seen: string[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    seen.push(await chosen(page));
  }
  return seen;
}

/** Where an element stands in the window, from the top. */
function topOf(page: Page, selector: string): Promise<number> {
  return page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);
}

describe('suggestions in the dialog', () => {
  test('name themes, terms and briefings before what is found', async () => {
    const page = await open('');
    await askIn(page, 'reg');
    const options = optionsOf(page);
    const shown = await options.evaluateAll((all) => all.map((option) => [...option.children].map((part) => part.textContent)));
    expect(shown.slice(0, 2)).toEqual([
      ['Regulatory pathways', 'Theme'],
      ['Regional IP structures move from exception to template', '21 Nov 2025'],
    ]);
    expect(shown).toContainEqual(['GDPR', 'General Data Protection Regulation']);
    expect(await topOf(page, '#find [role="listbox"]')).toBeLessThan(await topOf(page, '#find .hits'));
    expect(await page.getByRole('combobox').getAttribute('aria-expanded')).toBe('true');
  });

  test('are chosen by Down and Up while the focus stays in the field, and Down leads on to the results', async () => {
    const page = await open('');
    await askIn(page, 'biospec');
    expect(await optionsOf(page).count()).toBe(1);
    const [title = ''] = await optionsOf(page).locator('bdi').allInnerTexts();
    expect(await pressAll(page, ['ArrowDown', 'ArrowUp', 'ArrowDown'])).toEqual([title, '', title]);
    expect(await focused(page)).toBe('q');
    const [first] = await listHits(page);
    expect(await pressAll(page, ['ArrowDown'])).toEqual(['']);
    expect(await focused(page)).toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('q');
  });

  test.each(['Home', 'End', 'x'])('are left for the text by %s', async (key) => {
    const page = await open('');
    await askIn(page, 'reg');
    expect(await pressAll(page, ['ArrowDown', key])).toEqual(['Regulatory pathways', '']);
    expect(await page.locator('#find input').evaluate((field) => (field as HTMLInputElement).selectionStart)).toBe(
      key === 'Home' ? 0 : key === 'End' ? 3 : 4,
    );
  });

  test('open their page by Enter', async () => {
    const page = await open('');
    await askIn(page, 'regulatory path');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expectPage(page, at('themes/regulatory-pathways/'));
  });

  test('of a term ask for it', async () => {
    const page = await open('');
    await askIn(page, 'european med');
    await optionsOf(page).filter({ hasText: 'EMA' }).click();
    await page.waitForURL(at('search/?q=EMA'));
  });

  test('do not go in the way of Escape or of Enter in the field', async () => {
    const page = await open('');
    await askIn(page, 'reg');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.locator('#find:not([open])').waitFor({ state: 'attached' });
    await openDialog(page);
    await page.keyboard.type('reg');
    await page.keyboard.press('Enter');
    await page.waitForURL(at('search/?q=reg'));
  });

  test('change without moving the results under them', async () => {
    const page = await open('', { prepare: (tab) => tab.clock.install() });
    await page.clock.resume();
    await askIn(page, 'reg');
    const count = await optionsOf(page).count();
    const top = await topOf(page, '#find .hits');
    // While the clock stands, typing does not pause, and so no answer comes.
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.keyboard.type('ulatory');
    await expect.poll(() => optionsOf(page).count()).toBeLessThan(count);
    expect(await topOf(page, '#find .hits')).toBe(top);
  });

  test('show which is chosen where a browser takes colours away', async () => {
    const page = await open('', { forcedColors: 'active' });
    await askIn(page, 'reg');
    const outlines = (): Promise<string[]> =>
      optionsOf(page).evaluateAll((all) => all.map((option) => getComputedStyle(option).outlineStyle));
    expect(new Set(await outlines())).toEqual(new Set(['none']));
    await page.keyboard.press('ArrowDown');
    expect((await outlines()).indexOf('solid')).toBe(0);
  });

  test('are loaded when search is opened and not before, and missed without harm', async () => {
    const asked: string[] = [];
    const page = await open(seed, {
      tolerate: /suggestions/u,
      prepare: (tab) =>
        tab.route('**/suggestions.json', (route) => {
          asked.push(route.request().url());
          return route.abort();
        }),
    });
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
    await askIn(page, 'regulatory');
    expect(asked).toEqual([at('pagefind/suggestions.json')]);
    expect(await optionsOf(page).count()).toBe(0);
  });
});

describe('suggestions on the search page', () => {
  async function typeInto(page: Page, text: string): Promise<void> {
    await page.getByRole('combobox').focus();
    await page.keyboard.type(text);
    await optionsOf(page).first().waitFor();
  }

  test('lie over the results and move nothing', async () => {
    const page = await open('search/?theme=licensing');
    await expectAnswer(page);
    const top = await topOf(page, '#results');
    await typeInto(page, 'reg');
    expect(await topOf(page, '#results')).toBe(top);
  });

  test('go round by Down and Up, and go by Escape, which leaves the text', async () => {
    const page = await open('search/');
    await typeInto(page, 'biospec');
    const [title = ''] = await optionsOf(page).locator('bdi').allInnerTexts();
    expect(await pressAll(page, ['ArrowDown', 'ArrowDown', 'ArrowUp'])).toEqual([title, '', title]);
    await page.keyboard.press('Escape');
    expect(await optionsOf(page).count()).toBe(0);
    expect(await page.getByRole('combobox').inputValue()).toBe('biospec');
  });

  test('go when the focus leaves the field or the question is asked', async () => {
    const page = await open('search/');
    await typeInto(page, 'reg');
    await page.keyboard.press('Tab');
    expect(await optionsOf(page).count()).toBe(0);
    await typeInto(page, 'u');
    await page.keyboard.press('Enter');
    await expectAnswer(page);
    expect(await optionsOf(page).count()).toBe(0);
  });

  test('of a term ask for it and keep the filters', async () => {
    const page = await open('search/?region=europe');
    await expectAnswer(page);
    await typeInto(page, 'european med');
    await optionsOf(page).filter({ hasText: 'EMA' }).click();
    await page.waitForURL(at('search/?q=EMA&region=europe'));
    await expectAnswer(page);
    expect(await optionsOf(page).count()).toBe(0);
    expect(await page.getByRole('combobox').inputValue()).toBe('EMA');
  });
});
