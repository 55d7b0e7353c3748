import type { Page } from 'playwright-core';

export async function openDialog(page: Page, key = '/'): Promise<void> {
  await page.keyboard.press(key);
  await page.locator('#find[open]').waitFor();
}

/** Opens the dialog and waits for the answer to a question. */
export async function askIn(page: Page, text: string): Promise<void> {
  await openDialog(page);
  await page.keyboard.type(text);
  await page.locator('#find .hits a').first().waitFor();
}

/** What has the focus: the address of a link, or the name of a field. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element instanceof HTMLAnchorElement ? element.href : (element?.getAttribute('name') ?? element?.tagName ?? '');
  });
}

export async function listHits(page: Page): Promise<string[]> {
  return page.locator('#find .hits a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
}
