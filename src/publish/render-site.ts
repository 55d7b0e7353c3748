import type { PageModel } from '../core/page-model.ts';
import type { PagePlan } from '../core/site.ts';
import { programModule } from '../program.ts';
import { keepHeapsSmall } from './heap-growth.ts';
import { type RenderContext, type RenderedPage, renderPages } from './render-pages.ts';
import type { Render } from './renderer.ts';
import { runInWorkers } from './workers.ts';

export interface RenderSite {
  /** Pages whose paths were claimed. */
  readonly pages: readonly PagePlan[];
  readonly context: RenderContext;
  readonly openRenderer: (folder: string) => Promise<Render>;
  /** Worker threads render when there are more pages than this: below, starting them costs more than they give. */
  readonly threshold: number;
  readonly onDone: (done: number) => void;
}

/** Weight of one message to a worker: enough to make messages cheap, little enough that both threads end together and memory stays small. */
const batchWeight = 40;

/** Renders pages into the staging folder, in worker threads when there are many; the bytes are the same either way. */
export async function renderSite({ pages, context, openRenderer, threshold, onDone }: RenderSite): Promise<RenderedPage[]> {
  if (pages.length === 0) return [];
  const batches = splitByWeight(pages);
  let done = 0;
  const report = (rendered: RenderedPage[]): RenderedPage[] => {
    onDone((done += rendered.length));
    return rendered;
  };
  if (pages.length > threshold) {
    keepHeapsSmall();
    const share = shareTexts();
    const rendered = await runInWorkers<string, RenderedPage[]>({
      module: programModule('publish/render-worker'),
      data: context,
      tasks: writeMessages(batches),
      keep: (answer) => report(share(answer)),
    });
    return rendered.flat();
  }
  const render = await openRenderer(context.renderer);
  const rendered: RenderedPage[] = [];
  for (const batch of batches) rendered.push(...report(await renderPages(render, makeModels(batch), context)));
  return rendered;
}

/** Models cross to a worker as JSON: they are many small texts, which a structured clone copies one by one. */
function* writeMessages(batches: readonly (readonly PagePlan[])[]): Generator<string> {
  for (const batch of batches) yield JSON.stringify(makeModels(batch));
}

/** Models are made when their turn comes and are not held longer than that: all of them would fill the memory. */
function makeModels(batch: readonly PagePlan[]): PageModel[] {
  return batch.map(({ make }) => make());
}

function splitByWeight(pages: readonly PagePlan[]): PagePlan[][] {
  const batches: PagePlan[][] = [];
  let room = 0;
  for (const page of pages) {
    if (room <= 0) {
      batches.push([]);
      room = batchWeight;
    }
    batches.at(-1)?.push(page);
    room -= page.weight;
  }
  return batches;
}

/** Most anchors and addresses stand on many pages; a worker's answer has a text of its own for each. */
function shareTexts(): (pages: RenderedPage[]) => RenderedPage[] {
  const texts = new Map<string, string>();
  const share = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  return (pages) => pages.map((page) => ({ ...page, ids: page.ids.map(share), links: page.links.map(share) }));
}
