import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask, expectAnswer, listPassages } from '../support/search-page.ts';
import { expectPassage, visitSite } from '../support/visits.ts';

const { open, at } = visitSite();

async function openAnswer(query: string): Promise<Page> {
  const page = await open(`search/${query}`);
  await expectAnswer(page);
  return page;
}

function say(page: Page): Promise<string> {
  return page.locator('#status').innerText();
}

async function listDates(page: Page): Promise<string[]> {
  return page.locator('#results article time').evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
}

const questions: [string, string][] = [
  ['Will U.S.–China cooperation in biotech come to an end?', 'restructured-not-abandoned#outlook-pragmatism-over-politics'],
  [
    'How do companies manage risk without stopping cross-border collaboration?',
    'restructured-not-abandoned#managing-risk-without-breaking-the-chain',
  ],
  [
    'What do Chinese biotechs need Western partners for?',
    'restructured-not-abandoned#western-commercialization-remains-a-critical-gateway',
  ],
  ['Who keeps the leverage when patents travel but know-how does not?', 'reading-a-tech-transfer-clause#patents-travel-know-how-stays-put'],
  ['Which words move first after a hearing?', 'after-the-hearings#why-words-move-first'],
  ['What happens when an option lapses and nobody exercises it?', 'the-option-deal-comes-of-age#three-clauses-that-mark-a-mature-option'],
  ['Who should hold the samples and the freezer?', 'who-holds-the-biospecimens#freezer-and-file'],
  ['What will a reviewer ask about data that has left?', 'a-workable-corridor-for-clinical-data-exports#what-reviewers-ask'],
  ['When does dual supply justify a second plant?', 'a-second-source-is-a-negotiating-position#when-to-pay-for-concrete'],
  ['Which questions do partners ask of a data custodian?', 'what-partners-ask-of-data-custodians#four-questions-for-a-custodian'],
  ['When are two separate datasets the right choice?', 'two-filings-one-dataset#when-two-datasets-are-right'],
  ['Why do broad alliances fail?', 'the-year-in-cross-border-deals#the-committee-problem'],
  ['How does a late-stage funder choose among programs?', 'late-stage-funding-narrows#what-the-last-check-buys'],
  ['Welche Patienten stehen für unsere?', 'zwei-antraege-ein-datensatz#wessen-patienten'],
  ['数据出境之后由谁治理？', 'clinical-data-corridor-zh#审查者会问什么'],
];

describe('the search page', () => {
  test('answers a whole question among its first three passages', async () => {
    const page = await open('search/');
    const missed: string[] = [];
    for (const [question, passage] of questions) {
      await ask(page, question);
      const shown = (await listPassages(page)).slice(0, 3);
      if (!shown.includes(passage)) missed.push(`${question} → ${shown.join(' ')}`);
    }
    expect(missed).toEqual([]);
  });

  test('leads from an answer to the passage', async () => {
    const page = await openAnswer('?q=who+keeps+the+freezer');
    await page.locator('#results cite a[href*="#freezer-and-file"]').click();
    await expectPassage(page, at('briefings/who-holds-the-biospecimens/#freezer-and-file'));
  });

  test('shows what its address says, also after a reload', async () => {
    const page = await openAnswer('?q=custodian&theme=data-governance&year=2025&order=oldest');
    const look = async (): Promise<unknown> => [
      await page.getByRole('combobox').inputValue(),
      await page.locator('#filters input:checked').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value)),
      await page.locator('[data-order][aria-current]').innerText(),
      await listPassages(page),
    ];
    const first = await look();
    expect(first).toEqual(['custodian', ['data-governance', '2025'], 'Oldest', expect.arrayContaining([expect.any(String)])]);
    await page.reload();
    await expectAnswer(page);
    expect(await look()).toEqual(first);
  });

  test('filters, says so in its address, and goes back and forward', async () => {
    const page = await openAnswer('?q=custodian');
    const whole = await listPassages(page);
    const box = page.getByRole('group', { name: 'Year' }).getByRole('checkbox', { name: '2024' });
    const count = Number(await box.locator('xpath=..').locator('[data-count]').innerText());
    await box.check();
    await page.waitForURL(at('search/?q=custodian&year=2024'));
    await expectAnswer(page);
    const dates = await listDates(page);
    expect(dates).toHaveLength(count);
    expect(dates.filter((date) => !date.startsWith('2024-'))).toEqual([]);

    await page.goBack();
    await page.waitForURL(at('search/?q=custodian'));
    await expectAnswer(page);
    expect([await box.isChecked(), await listPassages(page)]).toEqual([false, whole]);
    await page.goForward();
    await page.waitForURL(at('search/?q=custodian&year=2024'));
    await expectAnswer(page);
    expect([await box.isChecked(), await listDates(page)]).toEqual([true, dates]);
  });

  test('lists the briefings of a theme without a question', async () => {
    const page = await open('themes/ip-structures/');
    await page.getByRole('link', { name: 'Search within this theme' }).click();
    await expectAnswer(page);
    const listed = await page.locator('#results article h3').count();
    expect(await say(page)).toContain(`${listed} briefings.`);
    expect(await page.getByRole('checkbox', { name: 'IP structures' }).isChecked()).toBe(true);
  });

  test.each([
    ['Newest', 'newest', -1],
    ['Oldest', 'oldest', 1],
  ])('puts the %s first', async (label, order, direction) => {
    const page = await openAnswer('?q=freezer');
    const dates = await listDates(page);
    const link = page.getByRole('link', { name: label });
    await link.click();
    await page.waitForURL(at(`search/?q=freezer&order=${order}`));
    await expectAnswer(page);
    expect(await link.getAttribute('aria-current')).toBe('true');
    expect(await listDates(page)).not.toEqual(dates);
    const shown = await listDates(page);
    expect(shown).toEqual([...shown].sort((a, b) => direction * (a < b ? -1 : a > b ? 1 : 0)));
  });

  test('shows more of a long answer and hands the focus on', async () => {
    const page = await openAnswer('?theme=clinical-data');
    expect(await page.locator('#results article').count()).toBe(10);
    await page.getByRole('button', { name: /^Show/u }).click();
    await page.locator('#results article').nth(10).waitFor();
    expect(
      await page
        .locator('#results article')
        .nth(10)
        .locator('h3 a')
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
  });

  test('shows more at the second try when the first one failed', async () => {
    const page = await open('search/?language=en', { tolerate: /pagefind/u });
    await expectAnswer(page);
    await page.route('**/*.pf_fragment', (route) => route.abort());
    const failed = page.waitForEvent('requestfailed');
    const more = page.getByRole('button', { name: /^Show/u });
    await more.click();
    await failed;
    await page.unroute('**/*.pf_fragment');
    await expect.poll(() => more.getAttribute('aria-disabled')).toBeNull();
    await more.click();
    await page.locator('#results article').nth(10).waitFor();
  });

  test('is found again as it was left when the reader comes back from a briefing', async () => {
    const page = await openAnswer('?theme=clinical-data');
    await page.getByRole('button', { name: /^Show/u }).click();
    const last = page.locator('#results article').nth(10).locator('h3 a');
    const title = await last.innerText();
    await last.click();
    await page.waitForURL(/\/briefings\//u);
    await page.goBack();
    await expectAnswer(page);
    const again = page.locator('#results h3 a').nth(10);
    await expect.poll(() => again.evaluate((link) => link.getBoundingClientRect().bottom <= innerHeight), { timeout: 15_000 }).toBe(true);
    expect(await again.innerText()).toBe(title);
  });

  test('keeps the focus on a result while the answer grows by other languages', async () => {
    const gate = Promise.withResolvers<undefined>();
    const page = await open('search/?q=freezer', {
      prepare: (tab) =>
        tab.route('**/pagefind/{de,zh}/**', async (route) => {
          await gate.promise;
          await route.continue();
        }),
    });
    const link = page.locator('#results cite a').first();
    await link.focus();
    await link.evaluate((element) => element.setAttribute('data-old', ''));
    gate.resolve(undefined);
    await expect.poll(() => page.locator('[data-old]').count(), { timeout: 15_000 }).toBe(0);
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('is given without a language that cannot be loaded, which is named and can be tried again', async () => {
    const page = await open('search/?q=freezer', {
      tolerate: /pagefind/u,
      prepare: (tab) => tab.route('**/pagefind/de/**', (route) => route.abort()),
    });
    const again = page.getByRole('status').getByRole('button', { name: 'Try again' });
    await again.waitFor();
    expect(await say(page)).toMatch(/Briefings in German could not be searched\. Try again$/u);
    expect(await listPassages(page)).toContain('who-holds-the-biospecimens#freezer-and-file');
    await page.unroute('**/pagefind/de/**');
    await again.click();
    await again.waitFor({ state: 'detached' });
    expect(await listPassages(page)).toContain('who-holds-the-biospecimens#freezer-and-file');
  });

  test('says that nothing matches and offers the archive by year and theme', async () => {
    const page = await openAnswer('?q=xyzzyq');
    expect(await say(page)).toBe('No briefing matches. “xyzzyq” occurs nowhere.');
    expect(await page.getByRole('navigation', { name: 'By year' }).isVisible()).toBe(true);
    expect(await page.getByRole('navigation', { name: 'By theme' }).isVisible()).toBe(true);
  });

  test('says what the filters hide and clears them', async () => {
    const page = await openAnswer('?q=aliquot&year=2024');
    expect(await say(page)).toBe('No briefing matches. The filters hide 1 briefing that matches. Clear the filters');
    await page.getByRole('link', { name: 'Clear the filters' }).click();
    await page.waitForURL(at('search/?q=aliquot'));
    await expectAnswer(page);
    expect(await listPassages(page)).toContain('who-holds-the-biospecimens#the-last-aliquot');
  });

  test('names the words that it could not use', async () => {
    const page = await openAnswer('?q=freezer+xyzzyq');
    expect(await say(page)).toMatch(/“xyzzyq” occurs nowhere and went unused\.$/u);
    expect(await listPassages(page)).toContain('who-holds-the-biospecimens#freezer-and-file');
  });

  test('finds nothing for words of what is withheld', async () => {
    const page = await open('search/');
    for (const word of ['palimpsest', 'voussoir', 'orrery', 'palimpsest voussoir orrery']) {
      await ask(page, word);
      expect(await say(page)).toMatch(/^No briefing matches\./u);
      expect(await listPassages(page)).toEqual([]);
    }
  });

  test('treats markup in a question as words', async () => {
    const page = await openAnswer(`?q=${encodeURIComponent('<img src=x onerror=alert(1)> freezer')}`);
    expect(await page.locator('#results img, #status img').count()).toBe(0);
    expect(await page.getByRole('combobox').inputValue()).toBe('<img src=x onerror=alert(1)> freezer');
  });

  test('shows the way to the archive when the engine cannot be loaded', async () => {
    const page = await open('search/?q=freezer', {
      tolerate: /pagefind/u,
      prepare: (tab) => tab.route('**/pagefind/**', (route) => route.abort()),
    });
    const archive = page.getByRole('status').getByRole('link', { name: 'the archive' });
    await archive.waitFor();
    expect(await page.getByRole('navigation', { name: 'By year' }).isVisible()).toBe(true);
    await archive.click();
    await page.waitForURL(at('archive/'));
  });

  test('keeps the count in its status while the counts of the filters are still on their way', async () => {
    const held: (() => void)[] = [];
    const page = await open('', {
      prepare: async (tab) => {
        await tab.clock.install();
        await tab.route('**/catalogue.bin', (route) => void held.push(() => void route.continue()));
      },
    });
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.goto(at('search/?q=freezer&recency=no'));
    const grow = async (): Promise<number> => {
      await page.clock.runFor(1);
      return page.locator('#results article').count();
    };
    await expect.poll(grow, { timeout: 15_000 }).toBeGreaterThan(0);
    await page.clock.runFor(1000);
    const said = await say(page);
    for (const release of held) release();
    await page.clock.resume();
    await expectAnswer(page);
    expect([said, await say(page)]).toEqual([expect.stringMatching(/^\d+ passages in \d+ briefings\.$/u), said]);
  });
});
