import type { PagePlan } from '../core/site.ts';
import { digestOf } from '../core/text/digest.ts';
import type { Assets } from './assets.ts';
import type { SiteCounts } from './build-options.ts';
import type { Collaborators } from './collaborators.ts';
import type { Job } from './job.ts';
import type { LinkedArchive } from './linked-archive.ts';
import { RECORD } from './record.ts';
import { pageFile } from './render-pages.ts';
import { type Shard, takeShard } from './shards.ts';
import type { ProductRow, WrittenFile } from './site-memory.ts';
import { planProducts, type StagedProduct } from './site-products.ts';

/** The row that names what all pages show. */
const ABOUT = '#about';

/** What stays, what goes and what comes. */
export interface SitePlan {
  /** Set where only this part of the site is made. */
  readonly shard: Shard | undefined;
  /** How many of the pages and briefings are made here, now or earlier. */
  readonly counts: Pick<SiteCounts, 'pages' | 'briefings'>;
  readonly pages: readonly PagePlan[];
  readonly products: readonly StagedProduct[];
  /** Paths of files that stay as they are. */
  readonly kept: readonly string[];
  /** Paths of the old site that do not stay. */
  readonly removed: readonly string[];
  /** Paths of files that were written. */
  readonly added: () => readonly string[];
  readonly write: (id: string, key: string, files: readonly WrittenFile[]) => void;
  /** All files of the site but the manifest. */
  readonly files: () => readonly WrittenFile[];
}

/** Compares what a site is to be made of with what the last build left. */
export function planSite(job: Job, parts: Collaborators, { site, archive }: LinkedArchive, made: Assets): SitePlan {
  const { shard: name } = job.options;
  const table = job.memory.open().products;
  const about = digestOf(site.key, JSON.stringify(site.model), made.key);
  // What every page shows is named once, and not in each of their keys.
  if (table.rows.get(ABOUT)?.[0] !== about) for (const [id, [, files]] of [...table.rows]) table.set(id, ['', files]);
  const kept = new Map<string, ProductRow>([[ABOUT, [about, []]]]);
  table.set(ABOUT, [about, []]);
  const isKept = (id: string, key: string): boolean => {
    const row = table.rows.get(id);
    if (row?.[0] !== key) return false;
    kept.set(id, row);
    return true;
  };
  const allProducts = planProducts(job, parts, site, archive, made);
  const shard =
    name === undefined
      ? undefined
      : takeShard(
          name,
          site,
          [...site.pages.map((plan) => ({ id: pageFile(plan), key: digestOf(about, plan.key) })), ...allProducts],
          job.code.whole,
        );
  const isHere = (id: string): boolean => shard === undefined || shard.holds(id);
  const pagesHere = site.pages.filter((plan) => isHere(pageFile(plan)));
  const pages = pagesHere.filter((plan) => !isKept(pageFile(plan), plan.key));
  const products = allProducts.filter(({ id, key }) => isHere(id) && !isKept(id, key));
  const gone = [...table.rows].filter(([id]) => !kept.has(id));
  const added: string[] = [];
  for (const [id] of gone) table.delete(id);
  return {
    shard,
    counts: { pages: pagesHere.length, briefings: shard?.briefings ?? site.entries.length },
    pages,
    products,
    kept: [...kept.values()].flatMap(([, files]) => files.map(([path]) => path)),
    removed: [...(job.memory.record === undefined ? [] : [RECORD]), ...gone.flatMap(([, [, files]]) => files.map(([path]) => path))],
    added: () => [...added, RECORD],
    write: (id, key, files) => {
      table.set(id, [key, files]);
      for (const [path] of files) added.push(path);
    },
    files: () => [...table.rows.values()].flatMap(([, files]) => files),
  };
}
