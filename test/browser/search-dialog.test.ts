import { describe, expect, test } from 'vitest';
import { seed } from '../support/sample-pages.ts';
import { askIn, focused, listHits, openDialog } from '../support/search-dialog.ts';
import { expectPage, expectPassage, visitSite } from '../support/visits.ts';

const { open, at } = visitSite();

describe('the search dialog opens', () => {
  test.each(['/', 'Control+k', 'Meta+k'])('by %s, with the focus in its field', async (key) => {
    const page = await open(seed);
    await openDialog(page, key);
    expect(await focused(page)).toBe('q');
    await page.locator('#find').getByRole('status').getByText('Type to search 27 briefings.').waitFor();
  });

  test('from the link in the head of the page', async () => {
    const page = await open(seed);
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
    await page.locator('#find[open]').waitFor();
    expect(page.url()).toBe(at(seed));
  });

  test('not from that link with a modifier key, which opens the search page beside', async () => {
    const page = await open(seed);
    const [beside] = await Promise.all([
      page.context().waitForEvent('page'),
      page
        .getByRole('banner')
        .getByRole('link', { name: 'Search' })
        .click({ modifiers: ['ControlOrMeta'] }),
    ]);
    await beside.waitForURL(at('search/'));
    expect(page.url()).toBe(at(seed));
    expect(await page.locator('#find').count()).toBe(0);
  });

  test('not by / while typing', async () => {
    const page = await open('archive/');
    const field = page.getByRole('searchbox');
    await field.focus();
    await page.keyboard.type('and/or');
    expect(await field.inputValue()).toBe('and/or');
    expect(await page.locator('#find').count()).toBe(0);
  });

  test('with the old question selected, so that typing replaces it', async () => {
    const page = await open(seed);
    await askIn(page, 'freezer');
    await page.keyboard.press('Escape');
    await openDialog(page);
    await page.keyboard.type('leverage');
    expect(await page.locator('#find input').inputValue()).toBe('leverage');
  });

  test('as the search page when the dialog cannot be loaded', async () => {
    const page = await open(seed, {
      tolerate: /dialog-/u,
      prepare: (tab) => tab.route('**/assets/dialog-*.js', (route) => route.abort()),
    });
    await page.keyboard.press('/');
    await expectPage(page, at('search/'));
  });
});

describe('in the search dialog', () => {
  test('typing finds passages and announces how many', async () => {
    const page = await open('');
    await askIn(page, 'freezer');
    expect(await page.locator('#find').getByRole('status').innerText()).toMatch(/^\d+ passages in \d+ briefings\.$/u);
    expect(await page.locator('#find .hits mark').first().innerText()).toMatch(/^freezer$/iu);
    expect(await listHits(page)).toContainEqual(expect.stringContaining('/who-holds-the-biospecimens/#freezer-and-file'));
  });

  test('nothing but the results moves from one answer to the next', async () => {
    const page = await open('');
    const button = page.locator('#find').getByRole('button', { name: 'All results' });
    await askIn(page, 'data');
    const [many, before] = [await listHits(page), await button.boundingBox()];
    await page.locator('#find input').fill('aliquot');
    await expect.poll(async () => (await listHits(page)).length).toBeLessThan(many.length);
    expect(await button.boundingBox()).toEqual(before);
  });

  test('an answer that is the same again is not announced again', async () => {
    const page = await open('');
    await askIn(page, 'freezer');
    const announced = page.evaluate(async () => {
      const status = document.querySelector('#find [role="status"]');
      const hits = document.querySelector('#find .hits');
      if (!status || !hits) throw new Error('the dialog is not open');
      let heard = 0;
      const everything = { childList: true, subtree: true, characterData: true };
      new MutationObserver(() => (heard += 1)).observe(status, everything);
      await new Promise((resolve) => new MutationObserver(resolve).observe(hits, { childList: true }));
      return heard;
    });
    await page.keyboard.press('Space');
    expect(await announced).toBe(0);
  });

  test('Down and Up move through the links, and Up from the first returns to the field', async () => {
    const page = await open('');
    await askIn(page, 'freezer');
    const hits = await listHits(page);
    expect(hits.length).toBeGreaterThan(2);
    const walk: string[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
      await page.keyboard.press(key);
      walk.push(await focused(page));
    }
    expect(walk).toEqual([hits[0], hits[1], hits[0], 'q']);
  });

  test('Down stops at the last link, and Home and End go to the first and the last', async () => {
    const page = await open('');
    await askIn(page, 'freezer');
    const hits = await listHits(page);
    for (let step = 0; step < hits.length + 2; step += 1) await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(hits.at(-1));
    await page.keyboard.press('Home');
    expect(await focused(page)).toBe(hits[0]);
    await page.keyboard.press('End');
    expect(await focused(page)).toBe(hits.at(-1));
  });

  test('typing on a result goes on in the field', async () => {
    const page = await open('');
    await askIn(page, 'freeze');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('rs');
    expect(await page.locator('#find input').inputValue()).toBe('freezers');
    expect(await focused(page)).toBe('q');
  });

  test('Enter on a result opens the passage', async () => {
    const page = await open('');
    await askIn(page, 'depletion final tube');
    const passage = at('briefings/who-holds-the-biospecimens/#the-last-aliquot');
    await page.locator('#find .hits a[href*="#the-last-aliquot"]').focus();
    await page.keyboard.press('Enter');
    await expectPassage(page, passage);
  });

  test('a result on the same page closes the dialog and shows the passage', async () => {
    const page = await open(seed);
    await askIn(page, 'asset-specific partnerships regionalized');
    const hit = page.locator('#find .hits a[href*="/restructured-not-abandoned/#managing-risk"]');
    await hit.click();
    await expectPassage(page, at(`${seed}#managing-risk-without-breaking-the-chain`));
    expect(await page.locator('#find[open]').count()).toBe(0);
  });

  test('Enter in the field goes to the page of all results', async () => {
    const page = await open('');
    await askIn(page, 'freezer');
    await page.keyboard.press('Enter');
    await page.waitForURL(at('search/?q=freezer'));
  });

  test.each(['from the field', 'from a result'])('one Escape %s closes it and the focus returns', async (from) => {
    const page = await open('');
    const before = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Themes' });
    await before.focus();
    await askIn(page, 'freezer');
    if (from === 'from a result') await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.locator('#find:not([open])').waitFor({ state: 'attached' });
    expect(await focused(page)).toBe(at('themes/'));
  });

  test('the button and a click beside it close it', async () => {
    const page = await open('');
    await openDialog(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.locator('#find:not([open])').waitFor({ state: 'attached' });
    await openDialog(page);
    await page.mouse.click(5, 500);
    await page.locator('#find:not([open])').waitFor({ state: 'attached' });
  });

  test('words of what is withheld are found nowhere', async () => {
    const page = await open('');
    await openDialog(page);
    for (const word of ['palimpsest', 'voussoir', 'orrery']) {
      await page.locator('#find input').fill(word);
      await page
        .locator('#find')
        .getByRole('status')
        .filter({ hasText: `No briefing matches. “${word}” occurs nowhere.` })
        .waitFor();
      expect(await listHits(page)).toEqual([]);
    }
  });

  test('a search that cannot be loaded shows the way to the archive, and is tried again', async () => {
    const page = await open('', { tolerate: /pagefind/u, prepare: (tab) => tab.route('**/pagefind/**', (route) => route.abort()) });
    await openDialog(page);
    await page.keyboard.type('freezer');
    const archive = page.locator('#find').getByRole('status').getByRole('link', { name: 'the archive' });
    await archive.waitFor();
    expect(await archive.evaluate((link) => (link as HTMLAnchorElement).href)).toBe(at('archive/'));
    await page.unroute('**/pagefind/**');
    await page.keyboard.type('s');
    await page.locator('#find .hits a').first().waitFor();
  });
});
