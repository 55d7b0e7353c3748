import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './failure.ts';

/** The absolute path of a finished site's folder. A build killed in the instant without a folder left the last site beside it, which is put back. */
export async function findSiteFolder(out: string): Promise<string> {
  const folder = resolve(out);
  if (existsSync(folder)) return folder;
  const { recoverSite } = await import('../publish/swap.ts');
  recoverSite(folder);
  if (existsSync(folder)) return folder;
  throw new UsageError(`There is no folder ${out}. Run throughline build first, or name the site’s folder.`);
}
