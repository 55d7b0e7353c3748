import { describe, expect, test } from 'vitest';
import { pageKinds, samplePages, seed } from '../support/sample-pages.ts';
import { expectAnswer } from '../support/search-page.ts';
import { visitSite } from '../support/visits.ts';

const { open, at } = visitSite();

/** Width of the paper less the margins of `print.css`, in CSS pixels. */
const papers = [
  { format: 'A4', width: Math.floor(((210 - 30) / 25.4) * 96) },
  { format: 'Letter', width: Math.floor(((215.9 - 30) / 25.4) * 96) },
] as const;

/** Counts a PDF's pages in both places where it says so. */
function countPages(pdf: Buffer): number {
  const text = pdf.toString('latin1');
  const objects = text.match(/\/Type\s*\/Page(?![a-z])/giu)?.length;
  const [, count] = /\/Type\s*\/Pages[^>]*?\/Count\s+(\d+)/su.exec(text) ?? /\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages/su.exec(text) ?? [];
  expect(Number(count)).toBe(objects);
  return Number(count);
}

describe.each(papers)('printed on $format', ({ format, width }) => {
  test('the source text is one page', async () => {
    const page = await open(seed);
    expect(countPages(await page.pdf({ format }))).toBe(1);
  });

  test('tables and pictures keep inside the paper', async () => {
    const page = await open(samplePages['briefing with a table'], { viewport: { width, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    for (const path of [samplePages['briefing with a table'], samplePages['briefing with a picture']]) {
      await page.goto(at(path));
      const outside = await page.locator('main *').evaluateAll((all) => {
        const shown = all.filter((element) => element.checkVisibility());
        const cut = shown.filter((element) => {
          const { right, left } = element.getBoundingClientRect();
          const clips = getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth;
          return right > innerWidth + 1 || left < -1 || clips;
        });
        return cut.filter((element) => !element.matches('.vh')).map((element) => element.outerHTML.slice(0, 80));
      });
      expect(outside).toEqual([]);
      const pages = countPages(await page.pdf({ format }));
      expect(pages).toBeLessThanOrEqual(2);
    }
  });

  test('a picture is there although nobody scrolled to it', async () => {
    const page = await open(samplePages['briefing with a picture']);
    expect((await page.pdf({ format })).toString('latin1')).toMatch(/\/Subtype\s*\/Image/u);
  });

  test('nothing interactive remains on any kind of page', async () => {
    const page = await open('', { viewport: { width, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    for (const [kind, path] of pageKinds) {
      await page.goto(at(path));
      const left = await page
        .locator('button, input, select, textarea, summary, dialog, .skip, .mast, .foot')
        .evaluateAll((all) => all.filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 80)));
      expect(left, kind).toEqual([]);
    }
  });
});

test('a printed answer says what was asked, and nothing on it waits to be pressed', async () => {
  const page = await open('search/?q=freezer');
  await expectAnswer(page);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#search [name="q"]').isVisible()).toBe(true);
  expect(await page.locator('#status').innerText()).toMatch(/^\d+ passages in \d+ briefings\.$/u);
  expect(await page.locator('#results article').first().isVisible()).toBe(true);
  const controls = page.locator('main').locator('button, summary, [type="checkbox"], [type="date"], [data-order]');
  expect(await controls.count()).toBeGreaterThan(10);
  expect(await controls.evaluateAll((all) => all.filter((control) => control.checkVisibility()).length)).toBe(0);
});
