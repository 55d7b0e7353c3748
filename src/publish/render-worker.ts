/** The body of a worker thread: opens the renderer once, then renders one batch of pages a message. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PageModel } from '../core/page-model.ts';
import { type RenderContext, renderPages } from './render-pages.ts';
import { openRenderer } from './renderer.ts';
import { answerTasks } from './workers.ts';

const context = workerData as RenderContext;
const render = await openRenderer(context.renderer);
answerTasks(parentPort, (message: string) => renderPages(render, JSON.parse(message) as readonly PageModel[], context));
