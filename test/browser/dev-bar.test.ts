import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startBin } from '../cli/run-bin.ts';
import { launchBrowser } from '../support/browser.ts';
import { makeFolder, writeFiles } from '../support/folders.ts';
import { briefingFile, minimalArchive } from '../support/sample-files.ts';
import { sharedCache } from '../support/shared-cache.ts';

declare const axe: { run: (options: object) => Promise<AxeResults> };

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = makeFolder();
const content = join(folder, 'content');
const sealed = briefingFile({ date: '2026-01-24', slug: 'sealed', front: 'embargo: 2026-07-01T08:00:00Z' });
const [path = ''] = Object.keys(sealed);
let browser: Browser;
let server: ChildProcess;
let url = '';
let faults: string[] = [];

beforeAll(async () => {
  writeFiles(content, { ...minimalArchive, ...sealed });
  server = startBin(['dev', '--port', '0', '--cache', sharedCache, '--as-of', '2026-03-01'], { cwd: folder });
  const started = new Promise<string>((resolve, reject) => {
    server.stdout?.setEncoding('utf8').on('data', (text: string) => resolve(text.trim()));
    server.once('close', () => reject(new Error('the server ended')));
  });
  [browser, url] = await Promise.all([launchBrowser(), started]);
});

afterAll(async () => {
  await browser.close();
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  const found = faults;
  faults = [];
  expect(found).toEqual([]);
});

/** Opens a page with its bar. */
async function open(address: string, options: { readonly width?: number; readonly colorScheme?: 'dark' } = {}): Promise<Page> {
  const { width = 1440, ...rest } = options;
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...rest });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && !/40[04]/u.test(message.text()) && faults.push(message.text()));
  // A page that is loaded again while it is still fading in.
  page.on('pageerror', (error) => !error.message.startsWith('Transition was aborted') && faults.push(error.message));
  await page.goto(url + address);
  await page.locator('#problems').waitFor();
  return page;
}

async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(script);
  return page.evaluate(async () => {
    const { violations } = await axe.run({ rules: { 'target-size': { enabled: true } } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

test('each passage leads to its line in the source, which an editor opens', async () => {
  const page = await open('briefings/sealed/');
  const link = page.locator('main h2 .throughline-source').first();
  expect(await link.getAttribute('href')).toMatch(new RegExp(`^vscode://file${join(content, path)}:\\d+:1$`, 'u'));
  const line = Number(/:(\d+):1$/u.exec((await link.getAttribute('href')) ?? '')?.[1]);
  expect(readFileSync(join(content, path), 'utf8').split('\n')[line - 1]).toMatch(/^## /u);
});

test('an error opens the list beside the page as it was, and its mending closes it', async () => {
  const page = await open('briefings/sealed/');
  const text = readFileSync(join(content, path), 'utf8');
  writeFileSync(join(content, path), text.replace('[decoupling]', '[decuopling]'));
  const problems = page.locator('#problems');
  await problems.getByText('Unexpected theme `decuopling`').waitFor();
  expect(await problems.locator('summary').innerText()).toContain('1 error');
  await page.keyboard.press('Control+.');
  await problems.locator('.panel').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+.');
  await page.keyboard.press('Escape');
  await problems.locator('.panel').waitFor({ state: 'hidden' });
  await page.goto(`${url}archive/`);
  expect(await page.title()).toContain('Archive');
  await problems.waitFor();
  await page.keyboard.press('Control+.');
  await problems.locator('.panel').waitFor();
  writeFileSync(join(content, path), text);
  await problems.and(page.locator('[data-errors="0"]:not([open])')).waitFor();
});

test('an editor sees the site as readers will at an instant, on every page, and comes back', async () => {
  const page = await open('briefings/sealed/');
  const see = async (instant: string): Promise<string> => {
    if (!(await page.locator('[name="as-of"]').isVisible())) await page.locator('#view summary').click();
    await page.locator('[name="as-of"]').fill(instant);
    await page.locator('[name="show"]').selectOption('readers');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Show' }).click()]);
    await page.locator('#view').getByText('As readers see it').waitFor();
    return page.locator('h1').innerText();
  };
  expect(await see('2026-07-01T08:59')).toContain('Nothing is published');
  expect(await see('2026-07-01T09:00')).toContain('sealed');
  await page.getByRole('link', { name: 'Archive' }).click();
  expect(await page.locator('main').innerText()).not.toContain('Embargoed');
  await page.getByRole('link', { name: 'editors’ view' }).click();
  await page.locator('main').getByText('Embargoed until 1 July 2026, 09:00 (Europe/London)').waitFor();
});

test('what changes while somebody fills in the form is told when they leave it', async () => {
  const page = await open('briefings/sealed/');
  await page.locator('#view summary').click();
  await page.locator('[name="as-of"]').focus();
  const text = readFileSync(join(content, path), 'utf8');
  const told = page.waitForResponse(async (response) => (await response.text()).includes('decuopling'));
  writeFileSync(join(content, path), text.replace('[decoupling]', '[decuopling]'));
  await told;
  expect(await page.locator('#problems').getAttribute('data-errors')).toBe('0');
  await page.locator('[name="show"]').focus();
  await page.locator('#view summary').focus();
  await page.locator('#problems[data-errors="1"]').waitFor();
  writeFileSync(join(content, path), text);
  await page.locator('#problems[data-errors="0"]').waitFor();
});

test.each([
  ['light', { width: 1440 }],
  ['dark and narrow', { width: 390, colorScheme: 'dark' }],
] as const)('neither the bar nor the report has a barrier: %s', async (_name, options) => {
  const page = await open('briefings/sealed/', options);
  await page.keyboard.press('Control+.');
  expect(await findBarriers(page)).toEqual([]);
  await page.locator('#view summary').click();
  expect(await findBarriers(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.goto(`${url}_dev/report/`);
  await page.locator('#problems').waitFor();
  expect(await findBarriers(page)).toEqual([]);
});
