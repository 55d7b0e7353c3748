import { resolve } from 'node:path';
import { resolveAsOf } from './as-of.ts';
import type { SharedOptions } from './options.ts';

export type AddressOptions = Pick<SharedOptions, 'content' | 'asOf' | 'base' | 'site'>;

/** The instant that the options name, days beginning in the publication's time zone; only for a day is its record read. */
export async function findAsOf({ asOf, content }: AddressOptions): Promise<string> {
  if (asOf === undefined || 'instant' in asOf) return resolveAsOf(asOf, 'UTC');
  const [{ findTimeZone }, { readTopLevel }] = await Promise.all([import('./content.ts'), import('../core/read/disk.ts')]);
  return resolveAsOf(asOf, findTimeZone(readTopLevel(resolve(content))));
}

/** The options that decide where the site will stand, those that were given. */
export function address({ base, site }: AddressOptions): { readonly base?: string; readonly site?: string } {
  return { ...(base === undefined ? {} : { base }), ...(site === undefined ? {} : { site }) };
}
