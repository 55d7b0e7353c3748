import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Opens a browser: the one CHROME_PATH names, else an installed one, else the one the test dependencies carry. Once a test file. */
export async function launchBrowser(): Promise<Browser> {
  const installed = findInstalled();
  const isRoot = process.getuid?.() === 0;
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: isRoot ? ['--no-sandbox'] : [] });
  return chromium.launch({ executablePath: await chromiumPackage.executablePath(), args: carriedArguments() });
}

/** Unpacks the carried browser where none is installed, before test files that run side by side both try to. */
export async function prepareBrowser(): Promise<void> {
  if (findInstalled() === undefined) await chromiumPackage.executablePath();
}

function findInstalled(): string | undefined {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find((path) => existsSync(path));
}

/** The carried build is made for machines without a display or shared memory. */
function carriedArguments(): string[] {
  return ['--no-sandbox', '--headless=shell', '--disable-gpu', '--disable-dev-shm-usage', '--no-zygote', '--hide-scrollbars'];
}
