import { describe, expect, test } from 'vitest';
import { seed } from '../support/sample-pages.ts';
import { expectLanding, expectPage, visitSite } from '../support/visits.ts';

const { open, at } = visitSite();

describe('reading the latest briefing', () => {
  test('begins on the home page with its bottom line and leads to the judgements', async () => {
    const page = await open('');
    const lead = page.getByRole('article', { name: 'restructured, not abandoned' });
    const bottomLine = await lead.locator('.bl').innerText();
    await lead.getByRole('link', { name: /judgements/i }).click();
    await expectPage(page, at(seed));
    await expectLanding(page, 'judgements');
    expect(await page.locator('#bottom-line .bl').innerText()).toBe(bottomLine);
  });

  test('goes from a judgement to the section that argues it', async () => {
    const page = await open(seed);
    await page.getByRole('link', { name: '§6, where this is argued' }).first().click();
    await expectLanding(page, 'strategic-implications-for-2026');
    expect(await page.locator(':target').getByRole('heading').innerText()).toBe('Strategic Implications for 2026');
  });

  test('finds every section from the contents', async () => {
    const page = await open(seed);
    const links = page.getByRole('navigation', { name: 'In this briefing' }).getByRole('link');
    expect(await links.count()).toBe(7);
    for (const link of await links.all()) {
      await link.click();
      await expectLanding(page, ((await link.getAttribute('href')) ?? '').slice(1));
    }
  });

  test('goes on to the briefing before it and comes back', async () => {
    const page = await open(seed);
    const title = await page.locator('h1').innerText();
    await page.locator('a[rel="prev"]').click();
    await expectPage(page, at('briefings/licensing-season-opens/'));
    expect(await page.locator('a[rel="next"]').innerText()).toContain(title);
    await page.locator('a[rel="next"]').click();
    await expectPage(page, at(seed));
  });

  test('says of each further briefing why it is offered', async () => {
    const page = await open(seed);
    const offers = page.getByRole('region', { name: 'Read next' }).locator('.line');
    expect(await offers.count()).toBeGreaterThan(1);
    for (const offer of await offers.all()) expect(await offer.locator('p').last().innerText()).toMatch(/\w+ .+\.$/u);
  });
});

describe('a theme', () => {
  test('is followed from a section to its thread, and from a quoted passage back to where it stands', async () => {
    const page = await open(seed);
    const section = page.locator('#managing-risk-without-breaking-the-chain');
    const text = await section.locator('.body').innerText();
    await section.getByRole('link', { name: 'Data governance' }).click();
    await expectPage(page, at('themes/data-governance/'));
    expect(await page.locator('h1').innerText()).toBe('Data governance');

    const item = page.getByRole('article').filter({ hasText: 'restructured, not abandoned' });
    const quotation = item.locator('blockquote').filter({ hasText: 'Managing Risk Without Breaking the Chain' });
    const quoted = (await quotation.locator('p').innerText()).replace(/^…|…$/gu, '');
    for (const part of quoted.split(/\s*(?:…|\n)\s*/u)) expect(text.replaceAll(/\s+/gu, ' ')).toContain(part.replaceAll(/\s+/gu, ' '));
    await quotation.getByRole('link').click();
    await expectPage(page, at(seed));
    await expectLanding(page, 'managing-risk-without-breaking-the-chain');
  });

  test('shows its standing view, its coverage in numbers and the themes it appears with', async () => {
    const page = await open('themes/data-governance/');
    expect(await page.getByRole('region', { name: 'Standing view' }).innerText()).toMatch(/As of \d+ \w+ 20\d\d/u);
    await page.getByText('Show the numbers').click();
    const cells = await page.getByRole('table', { name: 'Briefings by month' }).getByRole('row').count();
    expect(cells).toBeGreaterThan(12);
    await page.getByRole('region', { name: 'Appears with' }).getByRole('link').first().click();
    await page.waitForURL(/\/themes\/(?!data-governance)[a-z-]+\/$/u);
  });

  test('is found in the index of themes', async () => {
    const page = await open('');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Themes' }).click();
    await page.getByRole('main').getByRole('link', { name: 'IP structures', exact: true }).first().click();
    await expectPage(page, at('themes/ip-structures/'));
  });
});

describe('explanations', () => {
  test('of a glossary term stand at its first use and on the page', async () => {
    const page = await open(seed);
    const term = page.getByRole('link', { name: 'FDA', exact: true });
    expect(await term.count()).toBe(1);
    expect(await term.getAttribute('title')).toBe('U.S. Food and Drug Administration');
    await term.click();
    await expectLanding(page, 'term-fda');
    expect(await page.locator('#term-fda + dd').innerText()).toMatch(/^U\.S\. Food and Drug Administration\. The United States agency/u);
  });

  test('of a footnote are one link away, and so is the way back', async () => {
    const page = await open('briefings/reading-a-data-export-rule/');
    const reference = page.locator('.body sup a').first();
    const from = (await reference.getAttribute('id')) ?? '';
    await reference.click();
    await page.waitForFunction(() => document.querySelector(':target')?.textContent.includes('A coded record is one') ?? false);
    await page.locator(`:target a[href="#${from}"]`).click();
    await page.waitForFunction((id) => document.querySelector(':target')?.id === id, from);
  });

  test('of a citation are the source with its publisher', async () => {
    const page = await open('briefings/reading-a-data-export-rule/');
    await page.locator('a.cite[href="#source-1"]').click();
    await expectLanding(page, 'source-1');
    const source = page.locator('#source-1');
    expect(await source.innerText()).toContain('European Union');
    expect(await source.getByRole('link').getAttribute('href')).toBe('https://eur-lex.europa.eu/eli/reg/2016/679/oj');
  });
});

describe('a translation', () => {
  test.each([
    ['briefings/two-filings-one-dataset/', 'de', 'Deutsch', 'briefings/zwei-antraege-ein-datensatz/', 'Zwei Anträge'],
    ['briefings/a-workable-corridor-for-clinical-data-exports/', 'zh-Hans', /中文/u, 'briefings/clinical-data-corridor-zh/', '临床数据'],
  ])('is reached from the original and leads back: %s in %s', async (original, language, name, translation, words) => {
    const page = await open(original);
    const link = page.getByRole('main').getByRole('link', { name });
    expect([await link.getAttribute('hreflang'), await link.getAttribute('lang')]).toEqual([language, language]);
    await link.click();
    await expectPage(page, at(translation));
    expect(await page.locator('h1').innerText()).toContain(words);
    expect(await page.locator('h1').getAttribute('lang')).toBe(language);
    expect(await page.locator('.body').first().getAttribute('lang')).toBe(language);
    const alternates = await page
      .locator('link[rel="alternate"][hreflang]')
      .evaluateAll((links) => links.map((item) => item.getAttribute('hreflang')));
    expect(alternates.sort()).toEqual(expect.arrayContaining(['en', language].sort()));
    await page.getByRole('main').getByRole('link', { name: 'English' }).first().click();
    await expectPage(page, at(original));
  });
});

describe('a briefing that no longer stands', () => {
  test('says when and why it was withdrawn, also where it is listed', async () => {
    const page = await open('briefings/a-register-of-shared-trial-sites/');
    const notice = await page.getByRole('note').innerText();
    expect(notice).toContain('Withdrawn, 5 December 2025.');
    expect(notice).toContain('rested on a single secondary source');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Archive' }).click();
    const line = page.locator('.line').filter({ hasText: 'A register of shared trial sites' });
    expect(await line.innerText()).toContain('Withdrawn');
  });

  test('leads to the one that replaced it, which leads back', async () => {
    const page = await open('briefings/the-option-deal-before-it-had-a-name/');
    const notice = page.getByRole('note');
    expect(await notice.innerText()).toMatch(/superseded/iu);
    await notice.getByRole('link').click();
    await expectPage(page, at('briefings/the-option-deal-comes-of-age/'));
    await page.getByRole('note').getByRole('link').click();
    await expectPage(page, at('briefings/the-option-deal-before-it-had-a-name/'));
  });
});

describe('addresses', () => {
  test('of a year list as many briefings as the archive says', async () => {
    const page = await open('archive/');
    const item = page.getByRole('navigation', { name: 'Years' }).getByRole('listitem').filter({ hasText: '2025' });
    const count = Number(await item.locator('.num').innerText());
    await item.getByRole('link').click();
    await expectPage(page, at('archive/2025/'));
    expect(await page.getByRole('region', { name: '2025' }).getByRole('heading', { level: 3 }).or(page.locator('.line a.t')).count()).toBe(
      count,
    );
    expect(await page.getByRole('navigation', { name: 'Other years' }).getByRole('link').allInnerTexts()).toEqual(['2026', '2024']);
  });

  test('that are unknown answer 404 and lead to what there is', async () => {
    const page = await open('briefings/no/such/briefing/', { tolerate: /404/u });
    expect((await fetch(page.url())).status).toBe(404);
    expect(await page.locator('h1').innerText()).toBe('Nothing is published at this address');
    await page.getByRole('region', { name: 'Latest' }).getByRole('link').first().click();
    await expectPage(page, at(seed));
  });

  test('of old lead to the new one', async () => {
    const page = await open('briefings/one-pipeline/');
    await expectPage(page, at('briefings/why-the-pipeline-is-one-pipeline/'));
  });
});
