import { availableParallelism } from 'node:os';
import { type MessagePort, Worker } from 'node:worker_threads';
import { SEMI_SPACE } from './heap-growth.ts';

/** What a pool of worker threads runs. */
export interface WorkerJob<Task, Result> {
  /** Module of the worker's body, which calls `answerTasks`. */
  readonly module: URL;
  /** Given to every worker as `workerData`. */
  readonly data: unknown;
  /** Taken one by one, as threads become free. */
  readonly tasks: Iterable<Task>;
  /** What is to be held of each result; all of it where this is left out. */
  readonly keep?: (result: Result) => Result;
  /** Called after each task with the number done. */
  readonly onDone?: (done: number) => void;
}

interface Answer {
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Tasks leave much garbage and keep little: what a small nursery holds stays near the processor. */
const LIMITS = { maxYoungGenerationSizeMb: 3 * SEMI_SPACE };

/**
 * Runs tasks in at most two threads (more do not help on the machines that were measured) and returns the results in the
 * order of the tasks, whichever thread ran them. The first error ends the pool and is thrown; no thread outlives the call.
 */
export async function runInWorkers<Task, Result>(job: WorkerJob<Task, Result>): Promise<Result[]> {
  const results: Result[] = [];
  const queue = job.tasks[Symbol.iterator]();
  let taken = 0;
  let done = 0;
  const workers: Worker[] = [];
  const work = async (): Promise<void> => {
    let worker: Worker | undefined;
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      const index = taken;
      taken += 1;
      if (worker === undefined) workers.push((worker = new Worker(job.module, { workerData: job.data, resourceLimits: LIMITS })));
      const result = (await ask(worker, next.value)) as Result;
      results[index] = job.keep?.(result) ?? result;
      done += 1;
      job.onDone?.(done);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}

/** Tasks of `size` items each, in order. */
export function splitBatches<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** In a worker: answers each task with what `run` makes of it. */
export function answerTasks(port: MessagePort | null, run: (task: never) => Promise<unknown>): void {
  port?.on('message', (task) => {
    run(task as never).then(
      (result) => port.postMessage({ result } satisfies Answer),
      (error: unknown) => port.postMessage({ error } satisfies Answer),
    );
  });
}

function ask(worker: Worker, task: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      finish();
    };
    const onMessage = (answer: Answer): void => settle(() => ('error' in answer ? reject(asError(answer.error)) : resolve(answer.result)));
    const onError = (error: unknown): void => settle(() => reject(asError(error)));
    const onExit = (code: number): void => settle(() => reject(new Error(`A worker thread ended with code ${code}`)));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(task);
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
