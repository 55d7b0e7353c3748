import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { askIn, openDialog } from '../support/search-dialog.ts';
import { expectAnswer, listPassages } from '../support/search-page.ts';
import { visitSite } from '../support/visits.ts';

const { open, at } = visitSite();

/** What the page itself, not its worker, has loaded of the index. */
function listLoaded(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    return paths.filter((path) => path.includes('/pagefind/'));
  });
}

describe('the engine of search', () => {
  test('works in a worker, so that the page loads nothing of the index but suggestions', async () => {
    const page = await open('search/?q=freezer');
    await expectAnswer(page);
    expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual([expect.stringMatching(/^\/assets\/search-worker-/u)]);
    expect(await listLoaded(page)).toEqual(['/pagefind/suggestions.json']);
  });

  test.each([
    ['are unknown', () => Reflect.deleteProperty(window, 'Worker')],
    [
      'cannot be loaded',
      () => {
        const Real = window.Worker;
        window.Worker = class extends Real {
          constructor() {
            super(new URL('/assets/no-such-script.js', location.href));
          }
        };
      },
    ],
  ])('works on the page where workers %s', async (_name, script) => {
    const page = await open('search/?q=freezer', { tolerate: /404/u, prepare: (tab) => tab.addInitScript(script) });
    await expectAnswer(page);
    expect(await listPassages(page)).toContain('who-holds-the-biospecimens#freezer-and-file');
    expect(await listLoaded(page)).toContainEqual(expect.stringMatching(/\.pf_index$/u));
  });

  test('leaves the page alone while it works: typing goes on, and only the last question is answered', async () => {
    const page = await open('search/?q=freezer');
    await expectAnswer(page);
    const [worker] = page.workers();
    // What a worker is busy with cannot be waited for; it is held where it asks for the index.
    await worker?.evaluate(() => {
      const { fetch } = globalThis;
      const held: (() => void)[] = [];
      globalThis.fetch = async (...given) => {
        await new Promise<void>((resolve) => held.push(resolve));
        return fetch(...given);
      };
      Object.assign(globalThis, {
        release: () => {
          globalThis.fetch = fetch;
          held.forEach((go) => go());
        },
      });
    });
    const field = page.getByRole('combobox');
    await field.fill('leverage');
    await page.waitForURL(at('search/?q=leverage'));
    await field.fill('aliquot');
    await page.waitForURL(at('search/?q=aliquot'));
    await page.locator('#status').filter({ hasText: 'Searching…' }).waitFor();
    await worker?.evaluate(() => (globalThis as unknown as { release: () => void }).release());
    await expectAnswer(page);
    const marks = await page.locator('#results mark').allTextContents();
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.filter((mark) => !/aliquot/iu.test(mark))).toEqual([]);
  });
});

describe('a search that takes long', () => {
  test('says so, and after a while names another way', async () => {
    const held: (() => void)[] = [];
    const page = await open('', {
      prepare: async (tab) => {
        await tab.clock.install();
        await tab.route('**/languages.json', (route) => void held.push(() => void route.continue()));
      },
    });
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.goto(at('search/?q=freezer'));
    const status = page.locator('#status');
    const say = async (): Promise<string> => {
      await page.clock.runFor(100);
      return status.innerText();
    };
    await expect.poll(say).toBe('Searching…');
    await page.clock.runFor(6000);
    expect(await status.innerText()).toBe('Still searching; the connection may be slow. Every briefing is in the archive.');
    expect(await status.getByRole('link').getAttribute('href')).toBe(at('archive/'));
    for (const release of held) release();
    await page.clock.resume();
    await expectAnswer(page);
    expect(await status.innerText()).toMatch(/^\d+ passages in \d+ briefings\.$/u);
  });
});

describe('a search that fails', () => {
  const failing = {
    tolerate: /pagefind/u,
    prepare: (tab: Page) => tab.route('**/pagefind/**', (route) => route.abort()),
  };

  test('is tried again from the search page, and the archive is offered', async () => {
    const page = await open('search/?q=freezer', failing);
    const status = page.locator('#status');
    const again = status.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    expect(await status.innerText()).toMatch(/^Search could not be loaded\. .*Every briefing is in the archive\.$/su);
    expect(await page.getByRole('navigation', { name: 'By year' }).isVisible()).toBe(true);
    await page.unroute('**/pagefind/**');
    await again.click();
    await expectAnswer(page);
    expect(await listPassages(page)).toContain('who-holds-the-biospecimens#freezer-and-file');
  });

  test('is tried again from the dialog', async () => {
    const page = await open('', failing);
    await openDialog(page);
    await page.keyboard.type('freezer');
    const again = page.locator('#find').getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.unroute('**/pagefind/**');
    await again.click();
    await page.locator('#find .hits a').first().waitFor();
  });

  test('after it has answered once is told too', async () => {
    const page = await open('', { tolerate: /pagefind/u });
    await askIn(page, 'freezer');
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.locator('#find input').fill('leverage in the milestones');
    await page.locator('#find').getByRole('button', { name: 'Try again' }).waitFor();
  });
});
