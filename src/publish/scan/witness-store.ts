import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { WitnessCache } from './innocents.ts';

/** Witnesses in the cache folder. */
export interface WitnessStore extends WitnessCache {
  /** Keeps what this run used for the next one. A cache that cannot be written is no reason to fail. */
  readonly save: () => void;
}

interface Kept {
  /** Digest of the basis that the numbers belong to. */
  readonly basis: string;
  readonly numbers: ReadonlyMap<string, readonly number[]>;
}

const CHECKSUM = 32;
const none: Kept = { basis: '', numbers: new Map() };

/**
 * Opens what earlier runs of the same code found in innocent texts. One file, its checksum first: a file that is cut off, of
 * another version or otherwise not as it was written counts as empty. It holds the witnesses of one basis, the last one.
 * @param folder a folder of the store's own
 * @param code names the code
 */
export function openWitnessStore(folder: string, code: string): WitnessStore {
  const name = `witnesses-${code.slice(0, 16)}.bin`;
  const kept = readKept(join(folder, name));
  let used = { basis: kept.basis, numbers: new Map<string, readonly number[]>() };
  let isNew = false;
  return {
    get: (basis, key) => (basis === kept.basis ? kept.numbers.get(key) : undefined),
    set: (basis, key, numbers) => {
      if (basis !== used.basis) used = { basis, numbers: new Map() };
      isNew ||= kept.basis !== basis || !kept.numbers.has(key);
      used.numbers.set(key, numbers);
    },
    save: () => {
      if (isNew || used.numbers.size < kept.numbers.size) writeKept(folder, name, used);
    },
  };
}

function readKept(path: string): Kept {
  try {
    const file = readFileSync(path);
    const content = file.subarray(CHECKSUM);
    return checksum(content).equals(file.subarray(0, CHECKSUM)) ? (deserialize(content) as Kept) : none;
  } catch {
    return none;
  }
}

/** Written beside and renamed, so that readers see a whole file; files of other versions go. */
function writeKept(folder: string, name: string, kept: Kept): void {
  const partial = join(folder, `${name}.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    const content = serialize(kept);
    writeFileSync(partial, Buffer.concat([checksum(content), content]));
    renameSync(partial, join(folder, name));
    for (const other of readdirSync(folder))
      if (/^witnesses-\w+\.bin$/u.test(other) && other !== name) rmSync(join(folder, other), { force: true });
  } catch {
    // The next run searches again; what was half written must not lie about, if it can be reached at all.
    if (existsSync(partial)) rmSync(partial, { force: true });
  }
}

const checksum = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
