import { isDeepStrictEqual } from 'node:util';
import type { DevSite, DevSource } from '../../astro/dev.ts';
import { answerRequest, pathWithin, type DevAnswer } from '../../astro/dev-provider.ts';
import { PackDamaged } from '../../publish/pack-damaged.ts';
import { ResidentContent, type DevOptions, type EarlyPages, type Repair } from './resident-content.ts';

/** The whole is read so long after the last request was answered, in milliseconds: the browser has the changed page by then. */
const QUIET = 300;
/** Where no browser asks for anything, so long after the change. */
const ALONE = 2000;

/**
 * The site of a content folder, kept up with its changes. The pages of changed files come first where they can be made without the
 * others; whatever else is asked for waits until the whole is read, so that nothing older than the files is shown.
 */
export class LiveSite implements DevSource {
  readonly #content: ResidentContent;
  readonly #onRead: (state: DevSite) => void;
  #onStale = (): void => undefined;
  /** Counts changes. */
  #version = 0;
  #reading: Promise<DevSite> | undefined;
  #early: EarlyPages | undefined;
  #last: DevSite | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Requests that are being answered. */
  #open = 0;

  /** Opens a content folder; throws when it is not there. `onRead` is called after each reading. */
  constructor(options: DevOptions, onRead: (state: DevSite) => void) {
    this.#content = new ResidentContent(options);
    this.#onRead = onRead;
  }

  answer(pathname: string): Promise<DevAnswer> {
    const answer = this.#early === undefined ? undefined : answerEarly(this.#early, pathname);
    return answer === undefined ? this.#withWhole((state) => answerRequest(state, pathname)) : Promise.resolve(answer);
  }

  async readFile(pathname: string): ReturnType<DevSource['readFile']> {
    const last = this.#early !== undefined && this.#last?.ok === true ? this.#last : undefined;
    const fixed = await last?.readFixed(pathWithin(last.site.model, pathname) ?? '');
    return fixed ?? this.#withWhole((state) => readWholeFile(state, pathname));
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
      return;
    }
    if (early.ok) {
      this.#early = early;
      this.#settleIn(ALONE, early);
    } else {
      this.#reading = Promise.resolve(early);
      this.#onRead(early);
    }
    this.#onStale();
  }

  onStale(listener: () => void): void {
    this.#onStale = listener;
  }

  close(): void {
    this.#forget();
    this.#content.close();
  }

  #forget(): void {
    this.#version += 1;
    [this.#reading, this.#early] = [undefined, undefined];
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
    return (this.#reading ??= this.#readWhole());
  }

  /** Reads until nothing has changed in the meantime. */
  async #readWhole(): Promise<DevSite> {
    for (;;) {
      const version = this.#version;
      const state = await this.#content.read(() => this.#version !== version);
      if (state === undefined) continue;
      [this.#last, this.#early] = [state, undefined];
      this.#onRead(state);
      return state;
    }
  }

  /** Reads the whole, and says so where it shows other than was shown already. */
  #settle(shown: EarlyPages | undefined): void {
    const version = this.#version;
    const compare = (state: DevSite | undefined): void => {
      const isShown = shown !== undefined && state !== undefined && hasSame(state, shown);
      if (this.#version === version && !isShown) this.#onStale();
    };
    this.#whole().then(compare, () => compare(undefined));
  }

  /** What is kept on the disk may be damaged, or gone: it is opened anew, then thrown away. */
  async #withWhole<T>(use: (state: DevSite) => T | Promise<T>, repairs: readonly Repair[] = ['reopen', 'remove']): Promise<T> {
    try {
      return await use(await this.#whole());
    } catch (error) {
      const [how, ...rest] = repairs;
      if (!(error instanceof PackDamaged) || how === undefined) throw error;
      this.#forget();
      this.#content.repair(how);
      return this.#withWhole(use, rest);
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
