import type { PageModel, PagePlan } from '../core/page-model.ts';
import { type RenderContext, type RenderedPage, renderPages } from './render-pages.ts';
import type { Render } from './renderer.ts';
import { runInWorkers, workerModule } from './workers.ts';

export interface RenderSite {
  /** Pages whose paths were claimed. */
  readonly pages: readonly PagePlan[];
  readonly context: RenderContext;
  readonly openRenderer: (folder: string) => Promise<Render>;
  /** Worker threads render when there are more pages than this: below, starting them costs more than they give. */
  readonly threshold: number;
  readonly onDone: (done: number) => void;
}

/** Pages of one message to a worker: enough to make messages cheap, few enough that both threads end together. */
const batchSize = 40;

/** Renders pages into the staging folder, in worker threads when there are many; the bytes are the same either way. */
export async function renderSite({ pages, context, openRenderer, threshold, onDone }: RenderSite): Promise<RenderedPage[]> {
  const report = (batches: number): void => onDone(Math.min(batches * batchSize, pages.length));
  if (pages.length === 0) return [];
  if (pages.length > threshold) {
    const module = workerModule(import.meta.url, './render-worker');
    const rendered = await runInWorkers<readonly PageModel[], RenderedPage[]>({
      module,
      data: context,
      tasks: makeBatches(pages),
      onDone: report,
    });
    return rendered.flat();
  }
  const render = await openRenderer(context.renderer);
  const rendered: RenderedPage[] = [];
  let batches = 0;
  for (const batch of makeBatches(pages)) {
    rendered.push(...(await renderPages(render, batch, context)));
    report((batches += 1));
  }
  return rendered;
}

/** Models are made when their turn comes and are not held longer than that: all of them would fill the memory. */
function* makeBatches(pages: readonly PagePlan[]): Generator<readonly PageModel[]> {
  for (let start = 0; start < pages.length; start += batchSize) yield pages.slice(start, start + batchSize).map(({ make }) => make());
}
