import { relative, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { DevSite } from '../../astro/dev.ts';
import type { DevView } from '../../astro/dev-view.ts';
import { sortDiagnostics } from '../../core/diagnostics/sort.ts';
import type { RelationMemory } from '../../core/link/related.ts';
import type { PageModel, SiteAssets, SiteModel } from '../../core/page-model.ts';
import type { Site } from '../../core/site.ts';
import { checkArchive, gateArchive, linkArchive, type CheckOptions } from '../../core/pipeline.ts';
import { makeAssets, type Assets } from '../../publish/assets.ts';
import { findCodeDigests } from '../../publish/code-digests.ts';
import type { SavedFiles } from '../../publish/file-store.ts';
import { makeTimeLimit } from '../../publish/time-limit.ts';
import { packageRoot } from '../../program.ts';
import { resolveAsOf } from '../as-of.ts';
import { address } from '../address.ts';
import { dropStore, findTimeZone, openStore, saveQuietly } from '../content.ts';
import type { SharedOptions } from '../options.ts';
import type { Editor } from './editor-link.ts';
import { listNames, readEarly, type WholeBefore } from './early-pages.ts';
import { openLiveTree, type LiveTree } from './live-tree.ts';
import { makeDevSite } from './make-site.ts';

export interface DevOptions extends Omit<SharedOptions, 'out' | 'format'> {
  readonly editor: Editor;
}

/** Opens what is kept on the disk anew, or throws it away. */
export type Repair = 'reopen' | 'remove';

/** Pages that can be shown before the whole site is read. */
export interface EarlyPages {
  readonly ok: true;
  /** By address without base. */
  readonly pages: ReadonlyMap<string, PageModel>;
  readonly site: SiteModel;
  readonly assets: SiteAssets;
}

type Problems = DevSite & { readonly ok: false };

/** What was found of the content at one time. */
interface Found extends Pick<DevSite & { ok: true }, 'archive' | 'asOf' | 'diagnostics' | 'withheld'> {
  readonly site: Site;
}

interface Kept {
  readonly found: Found;
  readonly state: DevSite & { ok: true };
  readonly before: WholeBefore;
}

/** More changes than this are quicker read with the whole. */
const FEW = 16;

/** A content folder, with what was read of it the last time. */
export class ResidentContent {
  readonly #options: DevOptions;
  readonly #folder: string;
  readonly #timeLimit = makeTimeLimit();
  readonly #tree: LiveTree;
  readonly #assets: KeptAssets;
  /** Since the whole was read. */
  readonly #changed = new Set<string>();
  #store: SavedFiles;
  #isSaved = false;
  #memory: RelationMemory | undefined;
  #kept: Kept | undefined;

  /** Throws when the folder is not there. */
  constructor(options: DevOptions) {
    this.#options = options;
    this.#folder = resolve(options.content);
    // The store must know when the folder was listed, or earlier.
    this.#store = openStore(options);
    this.#tree = openLiveTree(this.#folder);
    this.#assets = keepAssets(resolve(options.cache));
  }

  /** Takes in that files changed, absolute paths, of the content or of the styles. */
  update(files: readonly string[]): void {
    const paths = files.map((file) => relative(this.#folder, file).replaceAll('\\', '/'));
    const within = paths.filter((path) => !path.startsWith('..'));
    if (within.length < files.length) this.#assets.forget();
    for (const path of within) this.#changed.add(path);
    this.#tree.update(within);
  }

  /** The pages of what changed since the whole was read, or its errors; undefined where that takes the whole. */
  readEarly(): EarlyPages | Problems | undefined {
    if (this.#kept === undefined || !this.#assets.isMade() || this.#changed.size === 0 || this.#changed.size > FEW) return undefined;
    const { before, state, found } = this.#kept;
    try {
      const early = readEarly(before, { ...this.#checking(found.asOf), tree: this.#tree.tree(), changed: [...this.#changed] });
      if (early?.ok !== false) return early && { ...early, site: state.site.model, assets: state.assets };
      const others = found.diagnostics.filter(({ file }) => !this.#changed.has(file));
      return { ok: false, diagnostics: sortDiagnostics([...early.diagnostics, ...others]) };
    } catch {
      // Reading the whole says what is wrong.
      return undefined;
    }
  }

  /** Reads the whole site. Undefined when `isOvertaken` says, between two steps, that it is out of date already. */
  async read(isOvertaken: () => boolean): Promise<DevSite | undefined> {
    if (this.#kept !== undefined && this.#changed.size === 0) return this.#finish(this.#kept.found, isOvertaken);
    const asOf = this.#findInstant();
    const { archive, diagnostics } = checkArchive(this.#tree.tree(), this.#checking(asOf));
    if (!this.#isSaved) saveQuietly(this.#store);
    this.#isSaved = true;
    if (archive === undefined) {
      this.#kept = undefined;
      return { ok: false, diagnostics };
    }
    // Between two steps a file that has changed meanwhile comes first.
    await setImmediate();
    if (isOvertaken()) return undefined;
    const { published, withheld } = gateArchive(archive, asOf, 'editors');
    const { site, memory } = linkArchive(published, this.#memory);
    this.#memory = memory;
    await setImmediate();
    return isOvertaken() ? undefined : this.#finish({ archive, site, asOf, diagnostics, withheld }, isOvertaken);
  }

  /** Reads the site as it is seen by others, or at another instant; what was read for the usual view stays. */
  async readView({ audience, asOf: chosen }: DevView): Promise<DevSite> {
    const tree = this.#tree.tree();
    const asOf = chosen ?? this.#findInstant();
    const { archive, diagnostics } = checkArchive(tree, this.#checking(asOf));
    if (archive === undefined) return { ok: false, diagnostics };
    const { published, withheld } = gateArchive(archive, asOf, audience);
    const { site } = linkArchive(published, this.#memory);
    return this.#makeSite({ archive, site, asOf, diagnostics, withheld });
  }

  /** The publication's time zone; UTC while its record cannot be read. */
  timeZone(): string {
    return findTimeZone(this.#tree.tree());
  }

  repair(how: Repair): void {
    this.#store.close();
    if (how === 'remove') dropStore(this.#options);
    this.#store = openStore(this.#options);
    this.#isSaved = false;
    this.#kept = undefined;
  }

  close(): void {
    this.#store.close();
  }

  #checking(asOf: string): CheckOptions & Pick<Required<CheckOptions>, 'store' | 'timeLimit'> {
    return { asOf, ...address(this.#options), store: this.#store, timeLimit: this.#timeLimit };
  }

  #findInstant(): string {
    return resolveAsOf(this.#options.asOf, this.timeZone());
  }

  async #makeSite(found: Found): Promise<DevSite & { readonly ok: true }> {
    const { assets, files } = await this.#assets.make(found.site);
    return makeDevSite({ ...found, assets, files, cache: resolve(this.#options.cache) });
  }

  async #finish(found: Found, isOvertaken: () => boolean): Promise<DevSite | undefined> {
    const state = await this.#makeSite(found);
    if (isOvertaken()) return undefined;
    this.#changed.clear();
    this.#kept = { found, state, before: { archive: found.archive, findPage: state.findPage, names: listNames(found.archive) } };
    return state;
  }
}

interface KeptAssets {
  readonly make: (site: Site) => Promise<Assets>;
  readonly forget: () => void;
  readonly isMade: () => boolean;
}

/** Keeps assets until the styles, the letters or the base path are others. */
function keepAssets(cache: string): KeptAssets {
  let kept: { readonly of: string; readonly assets: Assets } | undefined;
  return {
    make: async (site) => {
      const of = `${site.model.base} ${site.letters}`;
      if (kept?.of === of) return kept.assets;
      const assets = await makeAssets({ site, root: packageRoot, cache, code: findCodeDigests(packageRoot, cache).whole });
      kept = { of, assets };
      return assets;
    },
    forget: () => (kept = undefined),
    isMade: () => kept !== undefined,
  };
}
