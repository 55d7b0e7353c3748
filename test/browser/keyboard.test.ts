import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { pageKinds, samplePages } from '../support/sample-pages.ts';
import { visitSite } from '../support/visits.ts';

const { open } = visitSite();

interface Stop {
  readonly name: string;
  /** Of all that can take the focus by Tab, in the document's order. */
  readonly index: number;
  readonly seen: boolean;
  readonly marked: boolean;
}

/** Where the focus is and whether a reader can tell; undefined when it has left the page. */
function look(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return undefined;
    const all = [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')];
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width, 8) / 2, box.top + Math.min(box.height, 8) / 2];
    const top = document.elementFromPoint(x, y);
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const field = element.closest('.seek');
    const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    return {
      name: `${element.tagName} ${element.textContent.trim().slice(0, 40)}`,
      index: all.indexOf(element),
      seen: top !== null && (element.contains(top) || top.contains(element)),
      marked: outlined || (field !== null && getComputedStyle(field).boxShadow !== 'none'),
    };
  });
}

/** Goes through a page by Tab until the focus leaves it. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await look(page);
    // A date has a stop for each of its parts.
    if (stop?.index === stops.at(-1)?.index && stop !== undefined) continue;
    if (stop === undefined || stop.index === stops[0]?.index) return stops;
    stops.push(stop);
  }
}

describe('by keyboard alone', () => {
  test.each(pageKinds)('every link and field of the page "%s" is reached in order, in view and marked', async (_kind, path) => {
    const page = await open(path);
    const stops = await walk(page);
    expect(stops.length).toBeGreaterThan(8);
    expect(stops.filter(({ seen }) => !seen).map(({ name }) => name)).toEqual([]);
    expect(stops.filter(({ marked }) => !marked).map(({ name }) => name)).toEqual([]);
    const order = stops.map(({ index }) => index);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const reachable = await page.locator('a[href], button, input, summary, [tabindex="0"]').evaluateAll((all) => {
      const shown = all.filter((element) => element.checkVisibility());
      return shown.length;
    });
    expect(stops).toHaveLength(reachable);
  });

  test('the first stop skips to the content', async () => {
    const page = await open(samplePages.briefing);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    expect(await skip.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().top >= 0)).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('a table wider than the window is scrolled', async () => {
    const page = await open(samplePages['briefing with a table'], { viewport: { width: 320, height: 700 } });
    const scroller = page.locator('.scroll').first();
    expect(await scroller.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
    await scroller.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => (document.querySelector('.scroll')?.scrollLeft ?? 0) > 0);
  });

  test('details are opened', async () => {
    const page = await open(samplePages.theme);
    const table = page.getByRole('table', { name: 'Briefings by month' });
    expect(await table.isVisible()).toBe(false);
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    await table.waitFor();
  });

  test('a search is filtered and a passage opened', async () => {
    const page = await open('search/?q=custodian');
    await page.locator('#results article').first().waitFor();
    await page.getByRole('checkbox', { name: '2024' }).focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/year=2024/u);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('#results article time')].every((time) => time.textContent.includes('2024')),
    );
    await page.locator('#results cite a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/briefings\/[a-z-]+\/#/u);
  });
});
