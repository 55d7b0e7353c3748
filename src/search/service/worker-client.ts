import type { Call, Message } from './messages.ts';
import type { SearchService } from './service.ts';

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * The service that a worker runs, once it is ready; rejected when the worker cannot be loaded. The first call that fails ends the worker, and
 * all that wait for it fail: the next one begins with the index as it is then.
 * @param onEnd called when the worker has ended
 */
export function connect(worker: Worker, onEnd: () => void): Promise<SearchService> {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const call = <Value>(name: Call['name'], ...given: readonly unknown[]): Promise<Value> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, name, given } satisfies Call);
    });
  const end = (reason: string): void => {
    worker.terminate();
    onEnd();
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  const service: SearchService = {
    prepare: () => call('prepare'),
    ask: (question) => call('ask', question),
    count: (request, facets) => call('count', request, facets),
  };
  return new Promise((resolve, reject) => {
    worker.addEventListener('error', () => {
      reject(new Error('The worker could not be loaded'));
      end('The worker failed');
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'ready') resolve(service);
      else if (data.kind === 'failure') end(data.reason);
      else {
        waiting.get(data.id)?.resolve(data.value as never);
        waiting.delete(data.id);
      }
    });
  });
}
