import type { Call, Message } from './messages.ts';
import type { SearchService } from './service.ts';

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * The service that a worker runs, once it is ready; rejected when the worker cannot be loaded. The first call that fails ends the worker: all
 * that wait for it fail, and so does each later call. Another worker begins with the index as it is then.
 * @param onEnd called when a worker that was ready has ended
 */
export function connect(worker: Worker, onEnd: () => void): Promise<SearchService> {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | undefined;
  const call = <Value>(name: Call['name'], ...given: readonly unknown[]): Promise<Value> =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) {
        reject(ended);
        return;
      }
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, name, given } satisfies Call);
    });
  const end = (reason: string): void => {
    ended = new Error(reason);
    worker.terminate();
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  const service: SearchService = {
    prepare: () => call('prepare'),
    ask: (question) => call('ask', question),
    count: (request, facets) => call('count', request, facets),
  };
  return new Promise((resolve, reject) => {
    let isReady = false;
    worker.addEventListener('error', () => {
      end('The worker failed');
      if (isReady) onEnd();
      else reject(new Error('The worker could not be loaded'));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'ready') {
        isReady = true;
        resolve(service);
      } else if (data.kind === 'failure') {
        end(data.reason);
        onEnd();
      } else {
        waiting.get(data.id)?.resolve(data.value as never);
        waiting.delete(data.id);
      }
    });
  });
}
