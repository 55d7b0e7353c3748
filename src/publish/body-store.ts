import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { BodyStore, CheckedBody } from '../core/model.ts';
import { digestOf } from './digest.ts';

/** A body store in the cache folder. */
export interface SavedBodies extends BodyStore {
  /** Keeps what this run used for the next one. A cache that cannot be written is no reason to fail. */
  readonly save: () => void;
}

const CHECKSUM = 32;

/**
 * Opens the bodies that earlier runs of the same code left in `cache`. One packed file, its checksum first: a file that is cut off, of
 * another version or otherwise not as it was written counts as empty.
 * @param root folder of the package, whose core and versions the bodies depend on
 */
export function openBodyStore(cache: string, root: string): SavedBodies {
  const name = `bodies-${digestCore(root)}.bin`;
  const known = readBodies(join(cache, name));
  const used = new Map<string, CheckedBody>();
  let isNew = false;
  return {
    get: (key) => {
      const found = known.get(key) ?? used.get(key);
      if (found !== undefined) used.set(key, found);
      return found;
    },
    set: (key, checked) => {
      isNew = true;
      used.set(key, checked);
    },
    save: () => {
      if (isNew || used.size < known.size) writeBodies(cache, name, used);
    },
  };
}

function digestCore(root: string): string {
  const folder = join(root, 'src/core');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.[jt]s$/u.test(path));
  const files = ['package.json', ...paths.sort().map((path) => join('src/core', path))];
  return digestOf(process.version, ...files.flatMap((path) => [path, readFileSync(join(root, path))])).slice(0, 16);
}

function readBodies(path: string): Map<string, CheckedBody> {
  try {
    const file = readFileSync(path);
    const content = file.subarray(CHECKSUM);
    if (!checksum(content).equals(file.subarray(0, CHECKSUM))) return new Map();
    return deserialize(content) as Map<string, CheckedBody>;
  } catch {
    return new Map();
  }
}

/** Written beside and renamed, so that readers see a whole file; files of other versions go. */
function writeBodies(cache: string, name: string, bodies: ReadonlyMap<string, CheckedBody>): void {
  const partial = join(cache, `${name}.${process.pid}`);
  try {
    mkdirSync(cache, { recursive: true });
    const content = serialize(bodies);
    writeFileSync(partial, Buffer.concat([checksum(content), content]));
    renameSync(partial, join(cache, name));
    for (const other of readdirSync(cache))
      if (/^bodies-\w+\.bin$/u.test(other) && other !== name) rmSync(join(cache, other), { force: true });
  } catch {
    // The next run parses again; what was half written must not lie about, if it can be reached at all.
    if (existsSync(partial)) rmSync(partial, { force: true });
  }
}

const checksum = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
