import type { Browser, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type SiteServer, serveSite } from './site-server.ts';

/** How long a page may take over anything it is waited for, in milliseconds: far more than it needs, on a busy machine too. */
const patience = 15_000;

export interface VisitOptions extends BrowserContextOptions {
  /** Faults that the test provokes. */
  readonly tolerate?: RegExp;
  /** Called before the first page is asked for: to route requests, to watch. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** A built site, and where on its host it lies. */
export interface Served {
  readonly out: string;
  readonly base?: string;
}

export interface Visits {
  /** Opens an address of the site, given without base, in a browser profile of its own. */
  readonly open: (path: string, options?: VisitOptions) => Promise<Page>;
  /** The whole address of a path of the site. */
  readonly at: (path: string) => string;
}

/**
 * A browser and a served site for the tests of one file, by default the sample site. Every test also fails when one of its pages writes
 * an error to the console (violations of the policy among them), throws, or asks for anything from elsewhere.
 */
export function visitSite(served: () => Served | Promise<Served> = () => ({ out: inject('sample').root })): Visits {
  let browser: Browser;
  let server: SiteServer;
  let faults: string[] = [];
  const at = (path: string): string => new URL(path, server.url).href;

  beforeAll(async () => {
    const { out, base } = await served();
    [browser, server] = await Promise.all([launchBrowser(), serveSite(out, base)]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    const found = faults;
    faults = [];
    expect(found).toEqual([]);
  });

  const open = async (path: string, { tolerate, prepare, ...options }: VisitOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    const report = (fault: string): void => {
      if (tolerate?.test(fault) !== true) faults.push(fault);
    };
    page.on('console', (message) => isFault(message) && report(`console: ${message.text()} ${message.location().url}`));
    page.on('pageerror', (error) => report(`thrown: ${error.message}`));
    page.on('request', (request) => request.url().startsWith(new URL('/', server.url).href) || report(`foreign: ${request.url()}`));
    await prepare?.(page);
    await page.goto(at(path));
    return page;
  };
  return { open, at };
}

function isFault(message: ConsoleMessage): boolean {
  return message.type() === 'error' || message.type() === 'warning';
}

/** Waits until the page has gone to a passage: its address says so, and the passage stands at the top of the window or the page has no more to scroll. */
export async function expectLanding(page: Page, id: string): Promise<void> {
  await page.waitForFunction((anchor) => {
    const element = document.getElementById(anchor);
    if (decodeURIComponent(location.hash.slice(1)) !== anchor || element?.matches(':target') !== true) return false;
    const { top } = element.getBoundingClientRect();
    const atEnd = Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight;
    return Math.abs(top) <= 100 || (atEnd && top > 0 && top < innerHeight);
  }, id);
}

/** Waits for an address of the site, its query and anchor left aside. */
export async function expectPage(page: Page, address: string): Promise<void> {
  await page.waitForURL((url) => `${url.origin}${url.pathname}` === address);
}

/** Waits until the window shows some of a passage and the address names it: a link into the words of a passage lands anywhere in it. */
export async function expectPassage(page: Page, address: string): Promise<void> {
  await page.waitForURL((url) => url.href.split(':~:')[0] === address);
  await page.waitForFunction((anchor) => {
    const box = document.getElementById(decodeURIComponent(anchor))?.getBoundingClientRect();
    return box !== undefined && box.bottom > 0 && box.top < innerHeight;
  }, new URL(address).hash.slice(1));
}
