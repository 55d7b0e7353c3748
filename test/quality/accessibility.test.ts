import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { pageKinds, seed } from '../support/sample-pages.ts';
import { visitSite } from '../support/visits.ts';

declare const axe: { run: (options: RunOptions) => Promise<AxeResults> };

const { open, at } = visitSite();
const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core holds against a page, rule and element. */
async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(script);
  return page.evaluate(async (runOnly) => {
    const { violations } = await axe.run({ runOnly, rules: { 'target-size': { enabled: true } } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, tags);
}

const views = [
  ['light', 1440],
  ['light', 390],
  ['dark', 1440],
  ['dark', 390],
] as const;

describe.each(views)('in %s, %i pixels wide', (colorScheme, width) => {
  const options = { colorScheme, viewport: { width, height: 900 } };

  test('no kind of page has a barrier', async () => {
    const page = await open('', options);
    const found: Record<string, string[]> = {};
    for (const [kind, path] of pageKinds) {
      await page.goto(at(path));
      const barriers = await findBarriers(page);
      if (barriers.length > 0) found[kind] = barriers;
    }
    expect(found).toEqual({});
  });

  test('neither has the search dialog with suggestions and results, nor when it cannot answer', async () => {
    const page = await open(seed, { ...options, tolerate: /pagefind/u });
    await page.keyboard.press('/');
    await page.locator('#find[open]').waitFor();
    await page.keyboard.type('data gov');
    await page.locator('#find .hits a').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.locator('#find [aria-selected="true"]').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.keyboard.type(' xylem');
    await page.locator('#find').getByRole('button', { name: 'Try again' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  test('nor the search page in any of its states', async () => {
    const page = await open('search/?q=CRO+frezer+xenotransplant', { ...options, tolerate: /pagefind/u });
    await page.locator('#results article').first().waitFor();
    const found: Record<string, string[]> = { 'with results': await findBarriers(page) };
    await page.locator('#search [name="q"]').fill('reg');
    await page.locator('.suggest [role="option"]').first().waitFor();
    found['with suggestions'] = await findBarriers(page);
    await page.goto(at('search/?theme=clinical-data'));
    await page.getByRole('button', { name: /^Show/u }).waitFor();
    found['with more to show'] = await findBarriers(page);
    await page.goto(at('search/?q=aliquot&year=2024'));
    await page.locator('#status').filter({ hasText: 'No briefing matches.' }).waitFor();
    found['with nothing found'] = await findBarriers(page);
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.goto(at('search/?q=freezer'));
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    found['without an engine'] = await findBarriers(page);
    expect(Object.entries(found).filter(([, barriers]) => barriers.length > 0)).toEqual([]);
  });
});
