import type { WebAnswer } from '../../core/model.ts';

export interface VisitOptions {
  readonly ask: (url: string) => Promise<WebAnswer | undefined>;
  /** Hosts that are asked side by side; the addresses of each one after the other. */
  readonly hosts: number;
  readonly onAnswer: (url: string, answer: WebAnswer | undefined) => void;
}

/** Asks for each address once, gently. */
export async function visitLinks(urls: readonly string[], { ask, hosts, onAnswer }: VisitOptions): Promise<void> {
  const waiting = [...Map.groupBy(urls, (url) => new URL(url).host).values()];
  const work = async (): Promise<void> => {
    for (let host = waiting.pop(); host !== undefined; host = waiting.pop()) {
      for (const url of host) onAnswer(url, await ask(url));
    }
  };
  await Promise.all(Array.from({ length: hosts }, work));
}
