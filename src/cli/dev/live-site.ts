import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { DevOverview, DevReport } from '../../astro/dev-overview.ts';
import { answerRequest, pathWithin, type DevAnswer, type ViewWords } from '../../astro/dev-provider.ts';
import type { DevView } from '../../astro/dev-view.ts';
import type { DevNews, DevSite, DevSource } from '../../astro/dev.ts';
import { PackDamaged } from '../../publish/pack-damaged.ts';
import { chooseView } from './choose-view.ts';
import { ChosenViews, type ViewState } from './chosen-views.ts';
import { makeOverview, type Good, type Sources } from './make-overview.ts';
import { makeReport } from './make-report.ts';
import { ResidentContent, type DevOptions, type EarlyPages, type Repair } from './resident-content.ts';

/** The whole is read so long after the last request was answered, in milliseconds: the browser has the changed page by then. */
const QUIET = 300;
/** Where no browser asks for anything, so long after the change. */
const ALONE = 2000;

/**
 * The site of a content folder, kept up with its changes. The pages of changed files come first where they can be made without the
 * others; whatever else is asked for waits until the whole is read, so that nothing older than the files is shown. Only while the
 * content has errors is it shown as it was before them.
 */
export class LiveSite implements DevSource {
  readonly #content: ResidentContent;
  readonly #chosen: ChosenViews;
  readonly #sources: Sources;
  readonly #onRead: (state: DevSite) => void;
  #onNews: (news: DevNews) => void = () => undefined;
  /** Counts changes. */
  #version = 0;
  #reading: Promise<DevSite> | undefined;
  /** While the whole is read, what is known is from before. */
  #isReading = false;
  #early: EarlyPages | undefined;
  #last: DevSite | undefined;
  #good: Good | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Requests that are being answered. */
  #open = 0;

  /** Opens a content folder; throws when it is not there. `onRead` is called after each reading. */
  constructor(options: DevOptions, onRead: (state: DevSite) => void) {
    this.#content = new ResidentContent(options);
    this.#chosen = new ChosenViews((view) => this.#content.readView(view));
    this.#sources = { folder: resolve(options.content), cwd: process.cwd(), editor: options.editor };
    this.#onRead = onRead;
  }

  answer(pathname: string, view?: DevView): Promise<DevAnswer> {
    const answer = this.#early === undefined || view !== undefined ? undefined : answerEarly(this.#early, pathname);
    return answer === undefined ? this.#use(view, (shown) => answerRequest(shown, pathname)) : Promise.resolve(answer);
  }

  async readFile(pathname: string, view?: DevView): ReturnType<DevSource['readFile']> {
    const before = this.#early !== undefined && view === undefined ? this.#good : undefined;
    const fixed = await before?.readFixed(pathWithin(before.site.model, pathname) ?? '');
    return fixed ?? this.#use(view, (shown) => readWholeFile(shown, pathname));
  }

  /** Says of the usual view what is known: reading the whole for it would keep a changed page waiting. */
  overview(pathname: string, view?: DevView): Promise<DevOverview> {
    return this.#repairing(async () => {
      const known = view === undefined && this.#last !== undefined ? { state: this.#last, good: this.#good } : await this.#read(view);
      const isReading = view === undefined && (this.#isReading || this.#early !== undefined);
      return makeOverview(pathname, { diagnostics: known.state.diagnostics, good: known.good, isReading, view }, this.#sources);
    });
  }

  report(view?: DevView): Promise<DevReport | undefined> {
    return this.#use(view, (shown) => (shown.ok ? makeReport(shown, view, this.#sources) : undefined));
  }

  chooseView(words: ViewWords): ReturnType<DevSource['chooseView']> {
    return Promise.resolve(chooseView(words, this.#content.timeZone()));
  }

  async base(): Promise<string> {
    const state = await this.#whole();
    return state.ok ? state.site.model.base : '/';
  }

  attend(): () => void {
    this.#open += 1;
    return () => {
      this.#open -= 1;
      if (this.#early !== undefined) this.#settleIn(QUIET, this.#early);
    };
  }

  change(files: readonly string[]): void {
    this.#forget();
    this.#content.update(files);
    const early = this.#content.readEarly();
    if (early === undefined) {
      this.#settle(undefined);
    } else if (early.ok) {
      this.#early = early;
      this.#settleIn(ALONE, early);
      this.#onNews('pages');
    } else {
      this.#last = early;
      this.#reading = Promise.resolve(early);
      this.#onRead(early);
      this.#onNews('overview');
    }
  }

  onNews(listener: (news: DevNews) => void): void {
    this.#onNews = listener;
  }

  close(): void {
    this.#forget();
    this.#content.close();
  }

  #forget(): void {
    this.#version += 1;
    [this.#reading, this.#early] = [undefined, undefined];
    this.#chosen.refresh();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** On a busy machine the browser's request may be late: it must not find the server reading. */
  #settleIn(time: number, shown: EarlyPages): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#open > 0) this.#settleIn(time, shown);
      else this.#settle(shown);
    }, time);
  }

  #whole(): Promise<DevSite> {
    if (this.#reading !== undefined) return this.#reading;
    const reading = this.#readWhole();
    this.#reading = reading;
    reading.catch(() => {
      if (this.#reading === reading) this.#reading = undefined;
    });
    return reading;
  }

  /** Reads until nothing has changed in the meantime. */
  async #readWhole(): Promise<DevSite> {
    this.#isReading = true;
    try {
      for (;;) {
        const version = this.#version;
        const state = await this.#content.read(() => this.#version !== version);
        if (state === undefined) continue;
        [this.#last, this.#early] = [state, undefined];
        if (state.ok) this.#good = state;
        this.#onRead(state);
        return state;
      }
    } finally {
      this.#isReading = false;
    }
  }

  /** Reads the whole, and says so where it shows other than was shown already. */
  #settle(shown: EarlyPages | undefined): void {
    const version = this.#version;
    const compare = (state: DevSite | undefined): void => {
      const isShown = state?.ok === true ? shown !== undefined && hasSame(state, shown) : this.#good !== undefined;
      if (this.#version === version) this.#onNews(isShown ? 'overview' : 'pages');
    };
    this.#whole().then(compare, () => compare(undefined));
  }

  async #read(view: DevView | undefined): Promise<ViewState> {
    return view === undefined ? { state: await this.#whole(), good: this.#good } : this.#chosen.read(view);
  }

  /** Does something with the site of a view, or as it was before there were errors, or the errors. */
  #use<T>(view: DevView | undefined, use: (shown: DevSite) => T | Promise<T>): Promise<T> {
    return this.#repairing(async () => {
      const { state, good } = await this.#read(view);
      return use(good ?? state);
    });
  }

  /** What is kept on the disk may be damaged, or gone: it is opened anew, then thrown away. */
  async #repairing<T>(attempt: () => Promise<T>, repairs: readonly Repair[] = ['reopen', 'remove']): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      const [how, ...rest] = repairs;
      if (!(error instanceof PackDamaged) || how === undefined) throw error;
      this.#forget();
      [this.#good, this.#last] = [undefined, undefined];
      this.#chosen.clear();
      this.#content.repair(how);
      return this.#repairing(attempt, rest);
    }
  }
}

function answerEarly({ pages, site, assets }: EarlyPages, pathname: string): DevAnswer | undefined {
  const path = pathWithin(site, pathname);
  const page = pages.get(path ?? '') ?? pages.get(`${path ?? ''}/`);
  return page === undefined ? undefined : { kind: 'page', status: 200, page, site, assets };
}

async function readWholeFile(state: DevSite, pathname: string): ReturnType<DevSource['readFile']> {
  const path = state.ok ? pathWithin(state.site.model, pathname) : undefined;
  return state.ok && path !== undefined ? state.readFile(path) : undefined;
}

/** Whether the whole has the same pages as were shown early. */
function hasSame(state: DevSite, { pages, site, assets }: EarlyPages): boolean {
  if (!state.ok || state.assets.css !== assets.css || !isDeepStrictEqual(state.site.model, site)) return false;
  return [...pages].every(([path, page]) => isDeepStrictEqual(state.findPage(path), page));
}
