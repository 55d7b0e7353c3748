import type { TreeEntry } from '../../core/model.ts';
import { foldName } from '../../core/text/fold.ts';
import type { PlannedFile } from './plan.ts';

/** The archive with what is planned so far. Paths that a file system may take for equal are equal. */
export interface PlannedFiles {
  readonly all: readonly PlannedFile[];
  readonly add: (file: PlannedFile) => void;
  /** What the archive has at a path. */
  readonly findEntry: (path: string) => TreeEntry | undefined;
  /** Whether a path has these bytes, in the archive or among what is planned; undefined where nothing has it. */
  readonly isSame: (path: string, bytes: Uint8Array) => boolean | undefined;
}

export function openPlannedFiles(entries: readonly TreeEntry[]): PlannedFiles {
  const all: PlannedFile[] = [];
  const planned = new Map<string, PlannedFile>();
  const there = new Map(entries.map((entry) => [foldName(entry.path), entry]));
  return {
    all,
    add: (file) => {
      all.push(file);
      planned.set(foldName(file.path), file);
    },
    findEntry: (path) => there.get(foldName(path)),
    isSame: (path, bytes) => {
      const file = planned.get(foldName(path));
      if (file !== undefined) return Buffer.compare(file.bytes, bytes) === 0;
      const entry = there.get(foldName(path));
      return entry && isSameFile(entry, bytes);
    },
  };
}

const isSameFile = ({ type, size, read }: TreeEntry, bytes: Uint8Array): boolean =>
  type === 'file' && size === bytes.length && Buffer.compare(read(), bytes) === 0;
