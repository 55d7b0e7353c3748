import { setTimeout as wait } from 'node:timers/promises';
import type { WebAnswer } from '../../core/model.ts';

export interface VisitOptions {
  readonly ask: (url: string) => Promise<WebAnswer>;
  /** Hosts that are asked side by side; each is asked one thing at a time. */
  readonly hosts: number;
  /** Milliseconds between two questions to one host. */
  readonly pause: number;
  readonly onAnswer: (url: string, answer: WebAnswer) => void;
}

/** Asks for each address once, gently. */
export async function visitLinks(urls: readonly string[], { ask, hosts, pause, onAnswer }: VisitOptions): Promise<void> {
  const waiting = [...Map.groupBy(urls, (url) => new URL(url).host).values()];
  const work = async (): Promise<void> => {
    for (let host = waiting.pop(); host !== undefined; host = waiting.pop()) {
      for (const [index, url] of host.entries()) {
        if (index > 0) await wait(pause);
        onAnswer(url, await ask(url));
      }
    }
  };
  await Promise.all(Array.from({ length: hosts }, work));
}
