import type { OutputFile } from './output-file.ts';

/** One or more files of the site that are made together. */
export interface Product {
  /** Names the product within the site; for a single file its path. */
  readonly id: string;
  /** Names all that the files depend on: the same key, the same paths and bytes. */
  readonly key: string;
  /** Paths of the files, where they are known before and are not the id alone. */
  readonly paths?: readonly string[];
  readonly make: () => readonly OutputFile[] | Promise<readonly OutputFile[]>;
}

/** A file that is at hand already: its bytes are its key. */
export function toProduct(file: OutputFile, key: string): Product {
  return { id: file.path, key, make: () => [file] };
}
