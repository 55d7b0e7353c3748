import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { expectAnswer } from '../support/search-page.ts';
import { expectPassage, visitSite } from '../support/visits.ts';

const { open, at } = visitSite();

/** Number of points of the window in the colour of marks, `#fde99a`. Words that a browser marks by itself stand in no document. */
async function countMarked(page: Page): Promise<number> {
  const { data, info } = await sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += info.channels)
    if (data[at] === 0xfd && data[at + 1] === 0xe9 && data[at + 2] === 0x9a) count += 1;
  return count;
}

describe('the words that were found are marked', () => {
  test('in the results, those of the glossary too', async () => {
    const page = await open('search/?q=CRO', { colorScheme: 'light' });
    await expectAnswer(page);
    expect(await page.locator('#results mark').first().innerText()).toMatch(/^contract research/iu);
    const marks = await page.locator('#results mark').allTextContents();
    expect(marks.filter((mark) => !/^(?:CROs?|contract research organi[sz]ations?)$/iu.test(mark))).toEqual([]);
  });

  test('on the page of the passage as well', async () => {
    const page = await open('search/?q=data+governance', { colorScheme: 'light' });
    await expectAnswer(page);
    await page.locator('#results cite a[href*="#the-clauses-that-move"]').click();
    const passage = at('briefings/after-the-hearings/#the-clauses-that-move');
    await expectPassage(page, passage);
    await expect.poll(() => countMarked(page), { timeout: 15_000 }).toBeGreaterThan(1000);
    const plain = await open('briefings/after-the-hearings/#the-clauses-that-move', { colorScheme: 'light' });
    await expectPassage(plain, passage);
    expect(await countMarked(plain)).toBe(0);
  });
});
