/** The body of a worker thread: makes what pages refer to besides other pages. */
import { parentPort } from 'node:worker_threads';
import { serialize } from 'node:v8';
import { type AssetTask, drawAssets } from './draw-assets.ts';
import { answerTasks } from './workers.ts';

answerTasks(parentPort, async (task: AssetTask) => serialize(await drawAssets(task)));
