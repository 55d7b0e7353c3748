/**
 * The engine room of search, one file: it runs in a worker, so that no question holds up typing. A page that may not start workers imports
 * the same file and calls `service` itself.
 */
import { indexFolder } from '../index-format.ts';
import { createSearch, type Search } from '../query/search.ts';
import { openParts } from '../sources.ts';
import type { Call, Message } from './messages.ts';
import { keepAnswers, makeService, type SearchService } from './service.ts';

let opened: Promise<Search> | undefined;

/** The index lies beside the folder of the scripts. */
function openSearch(): Promise<Search> {
  opened ??= openParts(new URL(`../${indexFolder}/`, import.meta.url)).then((parts) => keepAnswers(createSearch(parts)));
  // A failure is not kept: the next question tries again.
  opened.catch(() => (opened = undefined));
  return opened;
}

export const service: SearchService = makeService(openSearch, () => (opened = undefined));

if (typeof document === 'undefined') listen();

function listen(): void {
  const say = (message: Message): void => self.postMessage(message);
  self.addEventListener('message', ({ data }: MessageEvent<Call>) => {
    const { id, name, given } = data;
    const work = service[name] as (...given: readonly unknown[]) => Promise<unknown>;
    work(...given).then(
      (value) => say({ kind: 'value', id, value }),
      (error: unknown) => say({ kind: 'failure', id, reason: String(error) }),
    );
  });
  say({ kind: 'ready' });
}
