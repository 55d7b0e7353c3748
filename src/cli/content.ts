import { resolve } from 'node:path';
import type { ContentTree } from '../core/model.ts';
import { checkArchive, type Checked } from '../core/pipeline.ts';
import { readTree } from '../core/read/disk.ts';
import { openBodyStore } from '../publish/body-store.ts';
import { readPublication } from '../import/vocabulary.ts';
import { resolveAsOf } from './as-of.ts';
import type { SharedOptions } from './options.ts';

type AddressOptions = Pick<SharedOptions, 'content' | 'asOf' | 'base' | 'site'>;
type ContentOptions = AddressOptions & Pick<SharedOptions, 'cache'>;

/** Folder of the package. */
export const packageRoot = resolve(import.meta.dirname, '../..');

/** Checks the content folder that the options name, at the moment they name. */
export function checkContent(options: ContentOptions): { readonly asOf: string; readonly checked: Checked } {
  const tree = readTree(resolve(options.content));
  const asOf = resolveAsOf(options.asOf, findTimeZone(tree));
  const bodies = openBodyStore(resolve(options.cache), packageRoot);
  const checked = checkArchive(tree, { asOf, ...address(options), bodies });
  bodies.save();
  return { asOf, checked };
}

/** The instant that the options name, days beginning in the publication's time zone. */
export function findAsOf(options: AddressOptions): string {
  return resolveAsOf(options.asOf, findTimeZone(readTree(resolve(options.content))));
}

/** The options that decide where the site will stand, those that were given. */
export function address({ base, site }: AddressOptions): { readonly base?: string; readonly site?: string } {
  return { ...(base === undefined ? {} : { base }), ...(site === undefined ? {} : { site }) };
}

/** The publication's time zone; UTC while its record cannot be read, which the check reports. */
export function findTimeZone(tree: ContentTree): string {
  return readPublication(tree)?.['time-zone'] ?? 'UTC';
}
