import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files of some folders: for each path what changes when it is written or replaced, and its size. */
export type Snapshot = ReadonlyMap<string, { readonly mark: string; readonly size: number }>;

export function takeSnapshot(folders: readonly string[]): Snapshot {
  return new Map(
    folders.flatMap(listFiles).map((path) => {
      const { ino, mtimeNs, size } = lstatSync(path, { bigint: true });
      return [path, { mark: `${ino} ${mtimeNs}`, size: Number(size) }];
    }),
  );
}

/** Bytes of the files that are new or were written between two moments; files that were deleted again are not seen. */
export function countWritten(before: Snapshot, after: Snapshot): number {
  return sumSizes([...after].filter(([path, { mark }]) => before.get(path)?.mark !== mark));
}

export function countAll(snapshot: Snapshot): number {
  return sumSizes([...snapshot]);
}

function sumSizes(files: readonly (readonly [string, { readonly size: number }])[]): number {
  return files.reduce((sum, [, { size }]) => sum + size, 0);
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}
