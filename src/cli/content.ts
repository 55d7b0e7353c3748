import { resolve } from 'node:path';
import type { ContentTree, Earlier, FileStore } from '../core/model.ts';
import { checkArchive, type Checked } from '../core/pipeline.ts';
import { readTree } from '../core/read/disk.ts';
import { PackDamaged } from '../publish/pack-damaged.ts';
import { findCodeDigests } from '../publish/code-digests.ts';
import { openFileStore, removeFileStore, type SavedFiles } from '../publish/file-store.ts';
import { contentCache } from '../publish/job.ts';
import { makeTimeLimit } from '../publish/time-limit.ts';
import { readPublication } from '../import/vocabulary.ts';
import { packageRoot } from '../program.ts';
import { address, type AddressOptions } from './address.ts';
import { resolveAsOf } from './as-of.ts';
import type { SharedOptions } from './options.ts';

type ContentOptions = AddressOptions &
  Pick<SharedOptions, 'cache'> & {
    /** Reads what the content is checked against as a change of it; undefined when there is nothing of the kind. */
    readonly findEarlier?: (() => Earlier | undefined) | undefined;
  };

interface CheckedContent {
  readonly asOf: string;
  readonly checked: Checked;
}

/** A content folder that was checked, and the means to check it again with other files. */
export interface OpenContent extends CheckedContent {
  readonly tree: ContentTree;
  readonly check: (tree: ContentTree) => Checked;
  readonly store: FileStore;
}

/** Checks the content folder that the options name, at the moment they name. */
export const checkContent = (options: ContentOptions): CheckedContent => useContent(options, ({ asOf, checked }) => ({ asOf, checked }));

/** Checks the content folder, and does something with it while what is known of it is at hand. */
export function useContent<T>(options: ContentOptions, use: (content: OpenContent) => T): T {
  return useStore(options, (store) => {
    const tree = readTree(resolve(options.content));
    const asOf = resolveAsOf(options.asOf, findTimeZone(tree));
    const timeLimit = makeTimeLimit();
    const earlier = options.findEarlier?.();
    const check: OpenContent['check'] = (other) => checkArchive(other, { asOf, ...address(options), store, timeLimit, earlier });
    const checked = check(tree);
    saveQuietly(store);
    return use({ asOf, checked, tree, check, store });
  });
}

/** Does something with what is known of the content folder; twice, should that be damaged. */
export function useStore<T>(options: ContentOptions, use: (store: SavedFiles) => T): T {
  try {
    return useOpened(openStore(options), use);
  } catch (error) {
    if (!(error instanceof PackDamaged)) throw error;
    dropStore(options);
    return useOpened(openStore(options), use);
  }
}

function useOpened<T>(store: SavedFiles, use: (store: SavedFiles) => T): T {
  try {
    return use(store);
  } finally {
    store.close();
  }
}

/** Opens what earlier runs found out about the content folder. To be called before the folder is listed. */
export function openStore(options: ContentOptions): SavedFiles {
  const { core } = findCodeDigests(packageRoot, resolve(options.cache));
  return openFileStore({ folder: storeFolder(options), code: core, readAt: Date.now() });
}

/** Throws away what earlier runs found out about the content folder. */
export function dropStore(options: ContentOptions): void {
  removeFileStore(storeFolder(options));
}

/** The folder of the cache for what is known of the content folder. */
export const storeFolder = (options: ContentOptions): string =>
  contentCache({ cache: resolve(options.cache), content: resolve(options.content), ...address(options) });

/** Keeps what was found out. Those who only look succeed where nothing can be written too. */
export function saveQuietly(store: SavedFiles): void {
  try {
    store.save();
  } catch {
    return;
  }
}

/** The publication's time zone; UTC while its record cannot be read, which the check reports. */
export function findTimeZone(tree: ContentTree): string {
  return readPublication(tree)?.['time-zone'] ?? 'UTC';
}
