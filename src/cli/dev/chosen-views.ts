import type { DevSite } from '../../astro/dev-provider.ts';
import { writeView, type DevView } from '../../astro/dev-view.ts';
import type { Good } from './make-overview.ts';

/** What a view shows: the content as it is, and the site as it was the last time that it had no errors. */
export interface ViewState {
  readonly state: DevSite;
  readonly good: Good | undefined;
}

interface Chosen {
  reading?: Promise<DevSite> | undefined;
  good?: Good;
}

/** So many views are kept: each is a whole site, and few people look at a site side by side. */
const MOST = 4;

/** The views that editors chose last, each read once until something changes. */
export class ChosenViews {
  readonly #read: (view: DevView) => Promise<DevSite>;
  /** The latest at the end. */
  readonly #views = new Map<string, Chosen>();

  constructor(read: (view: DevView) => Promise<DevSite>) {
    this.#read = read;
  }

  async read(view: DevView): Promise<ViewState> {
    const chosen = this.#take(writeView(view));
    const reading = (chosen.reading ??= this.#read(view));
    try {
      const state = await reading;
      // One that a change has overtaken is no longer the last.
      if (state.ok && chosen.reading === reading) chosen.good = state;
      return { state, good: state.ok ? state : chosen.good };
    } catch (error) {
      if (chosen.reading === reading) chosen.reading = undefined;
      throw error;
    }
  }

  /** Reads each view anew when it is asked for. */
  refresh(): void {
    for (const chosen of this.#views.values()) chosen.reading = undefined;
  }

  clear(): void {
    this.#views.clear();
  }

  #take(key: string): Chosen {
    const chosen = this.#views.get(key) ?? {};
    this.#views.delete(key);
    this.#views.set(key, chosen);
    for (const oldest of [...this.#views.keys()].slice(0, -MOST)) this.#views.delete(oldest);
    return chosen;
  }
}
