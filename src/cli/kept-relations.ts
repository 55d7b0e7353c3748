import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RelationMemory } from '../core/link/related.ts';
import { packageRoot } from '../program.ts';
import { findCodeDigests } from '../publish/code-digests.ts';
import { readRelations } from '../publish/site-memory.ts';
import { openTable } from '../publish/table.ts';
import { storeFolder } from './content.ts';

/** How the briefings of a content folder are related, as the last comparison found it, or a build before the first. */
export interface KeptRelations {
  readonly memory: RelationMemory | undefined;
  /** Keeps it for the next comparison, where anything can be written. */
  readonly keep: (memory: RelationMemory) => void;
}

/** Opens what earlier runs found out about relations. It is of use for any state of the content, and makes no difference but of time. */
export function openRelations(options: Parameters<typeof storeFolder>[0]): KeptRelations {
  const cache = resolve(options.cache);
  const code = findCodeDigests(packageRoot, cache);
  const table = openTable<RelationMemory>(storeFolder(options), 'compared', code.core);
  const known = table.rows.get(ROW);
  return {
    memory: known ?? findBuilt(join(cache, 'sites'), code.whole),
    keep: (found) => {
      if (found.inputs === known?.inputs) return;
      // One large row: it is written anew rather than appended to a log.
      table.clear();
      table.set(ROW, found);
      try {
        table.save();
      } catch {
        return;
      }
    },
  };
}

const ROW = 'relations';

/** Of the site that was built last, whatever folder it is in. */
function findBuilt(sites: string, code: string): RelationMemory | undefined {
  const builtAt = (name: string): number => statSync(join(sites, name, 'relations.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const [last] = listNames(sites).sort((a, b) => builtAt(b) - builtAt(a));
  return last === undefined ? undefined : readRelations(join(sites, last), code);
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
