import type { Browser, Page } from 'playwright-core';

/** When a browser came how far with a change, in milliseconds of `performance.now`. */
export interface Sighting {
  /** The server told the page to load again. */
  readonly told: number;
  /** The browser asked for the page. */
  readonly asked: number;
  /** The browser had the head of the answer. */
  readonly answered: number;
  /** The page with the text is about to be painted. */
  readonly shown: number;
}

export interface WatchedPage {
  /** Resolves when the page shows the sentence, which the page must not have shown before. */
  readonly untilShown: (sentence: string) => Promise<Sighting>;
  readonly close: () => Promise<void>;
}

declare global {
  interface Window {
    readonly reportSentence: (text: string) => void;
  }
}

/** Opens a page that reports the sentences of the bench in it with the frame that shows them. */
export async function watchPage(browser: Browser, url: string): Promise<WatchedPage> {
  const page = await browser.newPage();
  const latest = noteTimes(page);
  let look: ((text: string) => void) | undefined;
  await page.exposeFunction('reportSentence', (text: string) => look?.(text));
  await page.addInitScript(reportSentences);
  // A page that is not connected to the server would never be told of a change, and one that is loaded again meanwhile connects again.
  const connected = page.waitForEvent('websocket', {
    predicate: (socket) =>
      socket.waitForEvent('framereceived', { predicate: isGreeting }).then(
        () => true,
        () => false,
      ),
  });
  await Promise.all([connected, page.goto(url)]);
  return {
    untilShown: (wanted) =>
      new Promise((resolve) => {
        look = (text) => {
          if (text === wanted) resolve({ ...latest, shown: performance.now() });
        };
      }),
    close: () => page.close(),
  };
}

const isGreeting = ({ payload }: { readonly payload: string | Buffer }): boolean => String(payload).includes('connected');

/** Runs in the page. The text may be there long before all scripts are. */
function reportSentences(): void {
  let reported = 0;
  const look = (): void => {
    const sentences = document.querySelector('main')?.textContent.match(/This is what change number \d+ of the bench says/gu) ?? [];
    for (; reported < sentences.length; reported += 1) window.reportSentence(sentences[reported] ?? '');
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function noteTimes(page: Page): { told: number; asked: number; answered: number } {
  const latest = { told: 0, asked: 0, answered: 0 };
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('full-reload')) latest.told = performance.now();
    }),
  );
  page.on('request', (request) => {
    if (request.isNavigationRequest()) latest.asked = performance.now();
  });
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) latest.answered = performance.now();
  });
  return latest;
}
