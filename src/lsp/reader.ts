import type { ContentTree, FileStore } from '../core/model.ts';
import { inspectInSteps, type CheckOptions } from '../core/pipeline.ts';
import { classify } from '../core/read/classify.ts';
import type { ContentFolder } from './content-folder.ts';
import type { Whole } from './view.ts';
import { toFirstLook, toWhole } from './whole.ts';
import { workInSlices } from './work-in-slices.ts';

interface Surroundings {
  /** The folder with what is open in the editor. */
  readonly toTree: () => ContentTree;
  readonly options: () => CheckOptions & { readonly store: FileStore };
  /** Called when `whole` is another. */
  readonly onRead: (whole: Whole) => void;
  /** The share of the archive that was read, from 0 to 1, while that takes long; undefined when it is done. */
  readonly onReading: (share: number | undefined) => void;
  readonly onFailure: (error: unknown) => void;
}

/** The archive is read when nothing has changed for so many milliseconds. */
const PAUSE = 300;
/** A reading that takes longer than this is told of, every so often, and what it found out is kept. In milliseconds. */
const LONG = 1000;
const OFTEN = 250;

/**
 * Reads the whole archive of a folder after changes, in slices. What all texts are read with comes first, and at once; a reading is left when
 * something changes that makes it useless. The first one is not left because someone types: it may take minutes.
 */
export class Reader {
  readonly #content: ContentFolder;
  readonly #around: Surroundings;
  /** Files of the disk that changed and were not looked at yet. */
  readonly #changed = new Set<string>();
  #whole: Whole | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Counts changes that make a reading useless. */
  #version = 0;
  #isReading = false;
  /** Whether to read again after the reading. */
  #isStale = false;
  /** When the reading began, with those before it that were left after they had been told of; and when that was last. */
  #since: number | undefined;
  #told: number | undefined;
  /** Why what is kept was repaired last, and what was read then. */
  #repaired: { readonly whole: Whole | undefined; readonly reason: string } | undefined;

  constructor(content: ContentFolder, around: Surroundings) {
    this.#content = content;
    this.#around = around;
  }

  /** The archive as it was last read; undefined until it was looked at. */
  get whole(): Whole | undefined {
    return this.#whole;
  }

  /** Takes in that files on the disk changed. */
  update(paths: readonly string[]): void {
    const known = paths.filter((path) => !isHidden(path) && classify(path).is !== 'ignored');
    for (const path of known) this.#changed.add(path);
    if (known.length > 0) this.#readSoon(this.#whole?.isRead === true || !known.every(isOfOne));
  }

  /** Takes in that something changed in the editor. */
  readSoon(): void {
    this.#readSoon(this.#whole?.isRead === true);
  }

  /** Reads the archive now, or again after the reading. */
  async read(): Promise<void> {
    this.#isStale = true;
    if (this.#isReading) return;
    this.#isReading = true;
    while (this.#isStale) {
      this.#isStale = false;
      await this.#readOrRepair();
    }
    this.#isReading = false;
  }

  /** Whether an error came of what is kept on the disk, which is then opened anew, or thrown away where that has not helped. */
  recover(error: unknown): boolean {
    if (!this.#content.isDamage(error)) return false;
    const reason = String(error);
    // What was read before the repair goes on failing until it is read again.
    if (this.#repaired !== undefined && this.#repaired.whole === this.#whole) return true;
    this.#content.repair(this.#repaired?.reason === reason ? 'remove' : 'reopen');
    this.#repaired = { whole: this.#whole, reason };
    this.#readSoon(true);
    return true;
  }

  stop(): void {
    this.#version += 1;
    this.#isStale = false;
    clearTimeout(this.#timer);
    this.#endReading();
  }

  /** @param isOvertaking whether what is being read is of no use any more */
  #readSoon(isOvertaking: boolean): void {
    if (isOvertaking) this.#version += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), PAUSE);
  }

  async #readOrRepair(): Promise<void> {
    try {
      for (const how of ['reopen', 'remove'] as const) {
        try {
          await this.#readWhole();
          return;
        } catch (error) {
          if (!this.#content.isDamage(error)) throw error;
          this.#content.repair(how);
        }
      }
      await this.#readWhole();
    } catch (error) {
      this.#endReading();
      this.#repaired = undefined;
      this.#around.onFailure(error);
    }
  }

  async #readWhole(): Promise<void> {
    const version = this.#version;
    this.#since ??= performance.now();
    this.#lookFirst();
    const isFirst = this.#whole?.isRead !== true;
    const tree = this.#around.toTree();
    const inspected = await workInSlices(inspectInSteps(tree, this.#around.options()), {
      isOvertaken: () => this.#version !== version,
      // Nearly all of the time goes by while files are read, and that is one step each.
      onSlice: (steps) => this.#tell(Math.min(1, steps / tree.entries.length)),
    });
    const isLong = this.#told !== undefined;
    if (inspected === undefined) {
      if (!isLong) this.#since = undefined;
      return;
    }
    this.#set(toWhole(inspected, this.#content.folder));
    this.#endReading();
    if (isFirst || isLong) this.#content.save();
  }

  /** Takes in at once what all texts are read with. */
  #lookFirst(): void {
    const changed = [...this.#changed];
    if (changed.length > 0) this.#content.update(changed);
    this.#changed.clear();
    if (this.#whole?.isRead === true && changed.every(isOfOne)) return;
    this.#set(toFirstLook(this.#around.toTree(), this.#around.options(), this.#content.folder, this.#whole));
  }

  #set(whole: Whole): void {
    this.#whole = whole;
    this.#around.onRead(whole);
  }

  #tell(share: number): void {
    const now = performance.now();
    if (this.#since === undefined || now - this.#since < LONG || now - (this.#told ?? 0) < OFTEN) return;
    this.#told = now;
    this.#around.onReading(share);
  }

  #endReading(): void {
    if (this.#told !== undefined) this.#around.onReading(undefined);
    [this.#since, this.#told] = [undefined, undefined];
  }
}

/** Whether a path lies in a hidden folder, of which nothing is read. */
const isHidden = (path: string): boolean => /(?:^|\/)\.[^/]*\//u.test(path);

/** Whether a file matters for itself and for what names it, and not for how all texts are read. */
export function isOfOne(path: string): boolean {
  const kind = classify(path);
  return kind.is === 'source' && (kind.kind === 'briefing' || kind.kind === 'statement');
}
