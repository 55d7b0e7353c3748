import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Relation, RelationMemory } from '../core/link/related.ts';
import type { SiteCounts } from './build-options.ts';
import { openTable, type Table } from './table.ts';
import type { Stamp } from './unchanged.ts';

/** A file of the site as it was written. */
export type WrittenFile = readonly [path: string, sha256: string, size: number];

/** A product of the site that stands: its key, and its files. */
export type ProductRow = readonly [key: string, files: readonly WrittenFile[]];

/** What is remembered of a site as a whole. */
export interface SiteRecord {
  /** SHA-256 of the site's manifest. */
  readonly manifest: string;
  /** Names all that the scan looked for. */
  readonly scan: string;
  readonly stamp: Stamp | undefined;
  /** Names the files of other shards that pages may lead to. */
  readonly elsewhere?: string | undefined;
  readonly report: SiteCounts;
  /** Name the state on the disk of the site's files, which are those of the mirror too, and of its folders; see `folder-print.ts`. */
  readonly prints: { readonly files: string; readonly folders: string };
  readonly hasMirror: boolean;
}

/** What is remembered of the site in one output folder. It lies in the cache, apart from the site. */
export interface SiteMemory {
  /** Absent when nothing is remembered. */
  readonly record: SiteRecord | undefined;
  /** Opens the rest, which takes longer. A record that was not kept together with it counts for nothing from then on. */
  readonly open: () => SiteDetails;
  /** Whether the mirror has not been touched since the record was kept. */
  readonly isInStep: () => boolean;
  /** To be called before the mirror is touched. */
  readonly setOutOfStep: () => void;
  readonly save: (record: SiteRecord, relations: RelationMemory) => void;
  /** Says that nothing but the record changed. */
  readonly saveRecord: (record: SiteRecord) => void;
  readonly forget: () => void;
}

/** The products of a site, and what was found out about its briefings. */
export interface SiteDetails {
  readonly products: Table<ProductRow>;
  readonly relations: RelationMemory | undefined;
}

/** A record, and the state of the products it was kept with. */
type RecordRow = readonly [products: string, record: SiteRecord];

/** The row `SHARED` holds the frame and the inputs in the place of a print. */
type RelationRow = readonly [print: string, least: number, relations: readonly Relation[]];

/** Opens what is remembered in `folder` of one site. `version` names the form of keys. */
export function openSiteMemory(folder: string, version: string): SiteMemory {
  const records = openTable<RecordRow>(folder, 'site', version);
  const stepPath = join(folder, 'in-step');
  let [state, record] = records.rows.get('site') ?? [];
  let tables: { readonly products: Table<ProductRow>; readonly related: Table<RelationRow> } | undefined;
  const openTables = (): NonNullable<typeof tables> =>
    (tables ??= {
      products: openTable<ProductRow>(folder, 'products', version),
      related: openTable<RelationRow>(folder, 'relations', version),
    });
  const saveRecord = (fresh: SiteRecord): void => {
    records.clear();
    records.set('site', [state ?? '', fresh]);
    records.save();
    if (fresh.hasMirror) writeFileSync(stepPath, fresh.manifest);
  };
  const forget = (): void => {
    record = undefined;
    tables?.products.clear();
    records.clear();
    for (const name of ['site.json', 'site.log', 'in-step']) rmSync(join(folder, name), { force: true });
  };
  return {
    get record() {
      return record;
    },
    open: () => {
      const { products, related } = openTables();
      if (record !== undefined && state !== products.state()) forget();
      if (record === undefined) products.clear();
      return { products, relations: toMemory(related) };
    },
    isInStep: () => record?.hasMirror === true && readIfThere(stepPath) === record.manifest,
    setOutOfStep: () => rmSync(stepPath, { force: true }),
    save: (fresh, relations) => {
      const { products, related } = openTables();
      rmSync(join(folder, 'site.json'), { force: true });
      products.save();
      keepRelations(related, relations);
      related.save();
      state = products.state();
      saveRecord(fresh);
    },
    saveRecord,
    forget,
  };
}

/** How the briefings of a site are related, as its last build found it. Changes nothing. */
export function readRelations(folder: string, version: string): RelationMemory | undefined {
  return toMemory(openTable<RelationRow>(folder, 'relations', version));
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The name of the row that holds what all relations have in common. */
const SHARED = '#shared';

function toMemory({ rows }: Table<RelationRow>): RelationMemory | undefined {
  const [frame, inputs] = rows.get(SHARED)?.[0].split(' ') ?? [];
  if (frame === undefined || inputs === undefined) return undefined;
  const ids: string[] = [];
  const prints: string[] = [];
  const least: number[] = [];
  const relations: (readonly Relation[])[] = [];
  for (const [id, [print, own, list]] of rows) {
    if (id === SHARED) continue;
    ids.push(id);
    prints.push(print);
    least.push(own);
    relations.push(list);
  }
  return { frame, inputs, ids, prints, least, relations };
}

/** Rows that are the same objects as before are not written again. */
function keepRelations(table: Table<RelationRow>, memory: RelationMemory): void {
  const { frame, inputs, ids, prints, least, relations } = memory;
  const shared = `${frame} ${inputs}`;
  if (table.rows.get(SHARED)?.[0] === shared) return;
  table.set(SHARED, [shared, 0, []]);
  const gone = new Set(table.rows.keys());
  gone.delete(SHARED);
  for (const [index, id] of ids.entries()) {
    gone.delete(id);
    const [print = '', row = []] = [prints[index], relations[index]];
    const known = table.rows.get(id);
    if (known?.[0] !== print || known[2] !== row) table.set(id, [print, least[index] ?? 0, row]);
  }
  for (const id of gone) table.delete(id);
}
