import type { PageModel, PagePlan } from '../page-model.ts';
import { digestOf } from '../text/digest.ts';

/** Plans a page: its key says all that `make` will show. It is made when it is asked for, which a server never does. */
export function planPage(path: string, parts: readonly string[], make: () => PageModel, listed?: PagePlan['listed']): PagePlan {
  let key: string | undefined;
  return {
    path,
    make,
    listed,
    get key() {
      return (key ??= digestOf(path, ...parts));
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
export function planSmallPage(model: PageModel, listed?: PagePlan['listed']): PagePlan {
  return planPage(model.path, [JSON.stringify(model)], () => model, listed);
}
