import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runInWorkers } from '../../src/publish/workers.ts';
import { makeTemporaryFolder, writeFiles } from '../support/folders.ts';

/** A worker module whose tasks are answered by `run`, a function in JavaScript. */
function makeModule(run: string): URL {
  const folder = makeTemporaryFolder();
  const workers = pathToFileURL(join(import.meta.dirname, '../../src/publish/workers.ts')).href;
  writeFiles(folder, {
    'worker.mjs': `import { parentPort, workerData } from 'node:worker_threads';
      import { answerTasks } from '${workers}';
      answerTasks(parentPort, ${run});`,
  });
  return pathToFileURL(join(folder, 'worker.mjs'));
}

describe('the worker pool', () => {
  test('returns results in the order of the tasks, whichever is done first', async () => {
    const module = makeModule('(task) => new Promise((done) => setTimeout(() => done(workerData + task), task === 1 ? 50 : 0))');
    const done: number[] = [];
    const results = await runInWorkers({ module, data: 10, tasks: [1, 2, 3, 4, 5], onDone: (count) => done.push(count) });
    expect(results).toEqual([11, 12, 13, 14, 15]);
    expect(done).toEqual([1, 2, 3, 4, 5]);
  });

  test('throws the error of a task with its message', async () => {
    const module = makeModule('async (task) => { if (task === 2) throw new Error(`task ${task} fell`); return task; }');
    await expect(runInWorkers({ module, data: null, tasks: [1, 2, 3] })).rejects.toThrow('task 2 fell');
  });

  test('throws when a worker ends before its answer', async () => {
    const module = makeModule('() => process.exit(3)');
    await expect(runInWorkers({ module, data: null, tasks: [1] })).rejects.toThrow('A worker thread ended with code 3');
  });

  test('throws when the module of the worker does not load', async () => {
    const module = pathToFileURL(join(makeTemporaryFolder(), 'none.mjs'));
    await expect(runInWorkers({ module, data: null, tasks: [1, 2] })).rejects.toThrow('none.mjs');
  });

  test('starts nothing for no tasks', async () => {
    expect(await runInWorkers({ module: new URL('file:///none.mjs'), data: null, tasks: [] })).toEqual([]);
  });
});
