import type { PageModel } from '../page-model.ts';
import type { PagePlan } from '../site.ts';
import { digestOfAll } from '../text/digest.ts';

export interface PlanOptions {
  readonly listed?: PagePlan['listed'];
  /** Briefings that it lists. */
  readonly items?: number;
}

/** So many briefings in a list are about as large as a page of one. */
const ITEMS = 12;

/** Plans a page: its key says all that `make` will show. It is made of the parts when it is asked for, which a server never does. */
export function planPage(
  path: string,
  parts: () => readonly string[],
  make: () => PageModel,
  { listed, items = 0 }: PlanOptions = {},
): PagePlan {
  let key: string | undefined;
  return {
    path,
    make,
    listed,
    weight: 1 + items / ITEMS,
    get key() {
      return (key ??= digestOfAll([path, ...parts()]));
    },
    get section() {
      return make().section;
    },
    get head() {
      return make().head;
    },
    get page() {
      return make().page;
    },
  };
}

/** Plans a page that is small enough to be its own key. */
export function planSmallPage(model: PageModel, options?: PlanOptions): PagePlan {
  return planPage(
    model.path,
    () => [JSON.stringify(model)],
    () => model,
    options,
  );
}
