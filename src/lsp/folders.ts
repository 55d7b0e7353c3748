import { isAbsolute, join, relative } from 'node:path';
import type { Desk } from './desk.ts';
import { toRealPath } from './find-content.ts';

/** A content folder that is served. */
interface OpenFolder {
  /** Absolute path. */
  readonly folder: string;
  readonly desk: Desk;
  readonly unwatch: () => void;
}

/** A file of a content folder that is served, by its path there. */
interface FoundFile {
  readonly desk: Desk;
  readonly path: string;
}

/** The content folders that are served, each with a desk of its own. */
export class Folders {
  readonly #open = new Map<string, OpenFolder>();
  /** Folders that were let go of. */
  readonly #closed = new Set<string>();

  /** Whether a folder is served, by whatever path. */
  has(folder: string): boolean {
    const realPathIn = (other: string): string => toRealPath(join(other, 'publication.yaml'));
    return [...this.#open.keys()].some((open) => realPathIn(open) === realPathIn(folder));
  }

  add(open: OpenFolder): void {
    this.#open.set(open.folder, open);
    for (const around of this.#closed) if (isWithin(around, open.folder)) this.#closed.delete(around);
  }

  /** Whether a file lies in a folder that was let go of. */
  isClosed(file: string): boolean {
    return [...this.#closed].some((around) => isWithin(around, file));
  }

  /** Which folder a file is of; undefined for what lies elsewhere. */
  find(file: string): FoundFile | undefined {
    return this.#findAt(file) ?? this.#findAt(toRealPath(file));
  }

  /** Lets go of the folders that are in one, and takes back what was said of them. */
  close(around: string): void {
    this.#closed.add(around);
    for (const open of [...this.#open.values()].filter(({ folder }) => isWithin(around, folder))) {
      open.desk.clear();
      this.#end(open);
    }
  }

  stop(): void {
    for (const open of [...this.#open.values()]) this.#end(open);
  }

  #end({ folder, desk, unwatch }: OpenFolder): void {
    this.#open.delete(folder);
    unwatch();
    desk.stop();
  }

  #findAt(file: string): FoundFile | undefined {
    // The innermost one comes last.
    const sorted = [...this.#open.values()].sort((a, b) => a.folder.length - b.folder.length);
    return sorted.reduce<FoundFile | undefined>((found, { folder, desk }) => {
      const path = toPathWithin(folder, file);
      return path === undefined ? found : { desk, path };
    }, undefined);
  }
}

const isWithin = (around: string, folder: string): boolean => folder === around || toPathWithin(around, folder) !== undefined;

/** Path relative to a folder, forward slashes; undefined for what is not below it. */
export function toPathWithin(folder: string, file: string): string | undefined {
  const path = relative(folder, file).replaceAll('\\', '/');
  return path === '' || path === '..' || path.startsWith('../') || isAbsolute(path) ? undefined : path;
}
