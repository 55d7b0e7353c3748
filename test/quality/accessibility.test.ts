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

  test('neither has the search dialog with results', async () => {
    const page = await open(seed, options);
    await page.keyboard.press('/');
    await page.locator('#find[open]').waitFor();
    await page.keyboard.type('data governance');
    await page.locator('#find .hits a').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  test('nor the search page with results, and without', async () => {
    const page = await open('search/?q=data+governance', options);
    await page.locator('#results article').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.goto(at('search/?q=xenotransplant'));
    await page.locator('#status:not(:empty)').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });
});
