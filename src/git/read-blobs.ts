import { GitFailed, runGit } from './run-git.ts';

/** Reads objects by their ids, in one call of git. Those that are not there are left out. Throws `GitFailed`. */
export function readBlobs(folder: string, ids: readonly string[]): Map<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  if (ids.length === 0) return blobs;
  const bytes = runGit(folder, ['cat-file', '--batch'], `${ids.join('\n')}\n`);
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    const [id = '', type, size] = bytes.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    blobs.set(id, bytes.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}

/** The sizes of objects in bytes, by id. Throws `GitFailed` unless all are there: a clone may have been made without the contents of files. */
export function readSizes(folder: string, ids: readonly string[]): Map<string, number> {
  if (ids.length === 0) return new Map();
  const lines = runGit(folder, ['cat-file', '--batch-check'], `${ids.join('\n')}\n`)
    .toString('latin1')
    .trimEnd()
    .split('\n');
  return new Map(
    lines.map((line) => {
      const [id = '', type, size] = line.split(' ');
      if (type === 'missing') throw new GitFailed(`object ${id} is missing`);
      return [id, Number(size)] as const;
    }),
  );
}

/** How much is read and held at once, in bytes. */
const BATCH = 32 * 1024 * 1024;

/** Gives the bytes of objects. They are read when the first of a batch is asked for; asking in the order of the list reads each once. */
export function openBlobs(folder: string, objects: readonly { readonly id: string; readonly size: number }[]): (id: string) => Uint8Array {
  const batches = splitBatches(objects);
  const batchOf = new Map(batches.flatMap((ids, index) => ids.map((id) => [id, index] as const)));
  const held = new Map<number, Map<string, Uint8Array>>();
  return (id) => {
    const index = batchOf.get(id) ?? 0;
    const batch = held.get(index) ?? readBlobs(folder, batches[index] ?? []);
    held.delete(index);
    held.set(index, batch);
    const [oldest] = held.keys();
    if (held.size > 3 && oldest !== undefined) held.delete(oldest);
    const bytes = batch.get(id);
    if (bytes === undefined) throw new GitFailed(`object ${id} is missing`);
    return bytes;
  };
}

function splitBatches(objects: readonly { readonly id: string; readonly size: number }[]): string[][] {
  const batches: string[][] = [[]];
  let room = BATCH;
  for (const [id, size] of new Map(objects.map(({ id, size }) => [id, size]))) {
    if (size > room && batches.at(-1)?.length !== 0) {
      batches.push([]);
      room = BATCH;
    }
    batches.at(-1)?.push(id);
    room -= size;
  }
  return batches;
}
