import type { PageModel } from '../core/page-model.ts';
import type { LinkedPage } from './link-check.ts';
import { pageFile, type RenderContext, renderPages } from './render-pages.ts';
import type { Render } from './renderer.ts';
import type { Staging } from './staging.ts';
import { runInWorkers, splitBatches, workerModule } from './workers.ts';

export interface RenderSite {
  readonly pages: readonly PageModel[];
  readonly context: Omit<RenderContext, 'staging'>;
  readonly staging: Staging;
  readonly openRenderer: (folder: string) => Promise<Render>;
  /** Worker threads render when there are more pages than this: below, starting them costs more than they give. */
  readonly threshold: number;
  readonly onDone: (done: number) => void;
}

/** Pages of one message to a worker: enough to make messages cheap, few enough that both threads end together. */
const batchSize = 40;

/** Renders all pages into the staging folder, in worker threads when there are many; the bytes are the same either way. */
export async function renderSite({ pages, context, staging, openRenderer, threshold, onDone }: RenderSite): Promise<LinkedPage[]> {
  for (const page of pages) staging.claim(pageFile(page));
  const data: RenderContext = { ...context, staging: staging.folder };
  const report = (batches: number): void => onDone(Math.min(batches * batchSize, pages.length));
  const batches = splitBatches(pages, batchSize);
  if (pages.length > threshold) {
    const module = workerModule(import.meta.url, './render-worker');
    return (await runInWorkers<readonly PageModel[], LinkedPage[]>({ module, data, tasks: batches, onDone: report })).flat();
  }
  const render = await openRenderer(context.renderer);
  const rendered: LinkedPage[] = [];
  for (const [index, batch] of batches.entries()) {
    rendered.push(...(await renderPages(render, batch, data)));
    report(index + 1);
  }
  return rendered;
}
