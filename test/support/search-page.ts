import type { Page } from 'playwright-core';

/** Waits until the search page shows the whole answer to its address. */
export async function expectAnswer(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const results = document.querySelector('#results');
    const status = document.querySelector('#status')?.textContent ?? '';
    const answered = results?.childElementCount !== 0 || status.startsWith('No briefing');
    return answered && results?.hasAttribute('aria-busy') === false;
  });
}

/** Types into the field in place of what stands there, and waits for the answer. */
export async function ask(page: Page, text: string): Promise<void> {
  await page.locator('#search [name="q"]').fill(text);
  await page.waitForURL((url) => url.searchParams.get('q') === text);
  await expectAnswer(page);
}

/** The passages quoted on the search page, from the top, as `slug#anchor`. */
export async function listPassages(page: Page): Promise<string[]> {
  const addresses = await page.locator('#results .q cite a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  return addresses.map((address) => {
    const { pathname, hash } = new URL(address);
    return `${pathname.split('/').at(-2) ?? ''}${decodeURIComponent(hash.split(':~:')[0] ?? '')}`;
  });
}
