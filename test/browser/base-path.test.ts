import { describe, expect, inject, test } from 'vitest';
import { seed } from '../support/sample-pages.ts';
import { expectAnswer } from '../support/search-page.ts';
import { expectLanding, expectPage, expectPassage, visitSite } from '../support/visits.ts';

const { open, at } = visitSite(() => ({ out: inject('sample').based, base: inject('sample').base }));

describe('below a base path', () => {
  test('readers go from the home page to a briefing, its theme and back to a passage', async () => {
    const page = await open('');
    await page
      .getByRole('article')
      .first()
      .getByRole('link', { name: /judgements/iu })
      .click();
    await expectPage(page, at(seed));
    await page.locator('#managing-risk-without-breaking-the-chain .tags a').first().click();
    await expectPage(page, at('themes/data-governance/'));
    await page.locator('a[href$="#managing-risk-without-breaking-the-chain"]').click();
    await expectPage(page, at(seed));
    await expectLanding(page, 'managing-risk-without-breaking-the-chain');
  });

  test('search finds, and its hits and its page stay below the path', async () => {
    const page = await open(seed);
    await page.keyboard.press('/');
    await page.locator('#find[open]').waitFor();
    await page.keyboard.type('freezer');
    await page.locator('#find .hits a').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(at('search/?q=freezer'));
    await expectAnswer(page);
    await page.locator('#results cite a[href*="#freezer-and-file"]').click();
    await expectPassage(page, at('briefings/who-holds-the-biospecimens/#freezer-and-file'));
  });

  test('unknown and old addresses lead on', async () => {
    const page = await open('no/such/page/', { tolerate: /404/u });
    await page.getByRole('banner').getByRole('link', { name: 'Archive' }).click();
    await expectPage(page, at('archive/'));
    await page.goto(at('briefings/one-pipeline/'));
    await expectPage(page, at('briefings/why-the-pipeline-is-one-pipeline/'));
    expect(await page.locator('h1').innerText()).not.toBe('');
  });
});
