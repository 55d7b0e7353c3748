/** The body of a worker thread that searches one batch of staged files a message. */
import { parentPort, workerData } from 'node:worker_threads';
import { answerTasks } from '../workers.ts';
import { makeFileScan, type ScanContext } from './scan-files.ts';

const scan = makeFileScan(workerData as ScanContext);
answerTasks(parentPort, (paths: readonly string[]) => Promise.resolve(scan(paths)));
