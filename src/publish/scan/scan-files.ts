import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFinder, type Needle } from './finder.ts';
import { readFile } from './readings.ts';

/** All that a search of staged files needs; plain data, so that it can cross to a worker thread. */
export interface ScanContext {
  /** The staged site. */
  readonly folder: string;
  readonly needles: readonly Needle[];
  /** Withheld pictures: path, size in bytes and SHA-256. */
  readonly pictures: readonly { readonly path: string; readonly size: number; readonly digest: string }[];
  /** Stands in every page and is searched once, apart. */
  readonly stylesheet: string;
}

/** Something withheld in a file; fields as in `BuildRefused`. */
export interface Found {
  readonly file: string;
  readonly entry: string;
  readonly text: string;
}

/** Returns a search of files of the staged site that ends at the first find. */
export function makeFileScan({ folder, needles, pictures, stylesheet }: ScanContext): (paths: readonly string[]) => Found | undefined {
  const find = makeFinder(needles);
  const scanFile = (file: string): Found | undefined => {
    const bytes = readFileSync(join(folder, file));
    const picture = findPicture(bytes);
    if (picture) return { file, entry: picture.path, text: 'the picture itself' };
    const [needle] = readFile(file, bytes, stylesheet).flatMap(find);
    return needle && { file, entry: needle.entry, text: needle.text };
  };
  const findPicture = (bytes: Buffer): ScanContext['pictures'][number] | undefined => {
    const alike = pictures.filter(({ size }) => size === bytes.length);
    if (alike.length === 0) return undefined;
    const digest = createHash('sha256').update(bytes).digest('hex');
    return alike.find((picture) => picture.digest === digest);
  };
  return (paths) => {
    for (const path of paths) {
      const found = scanFile(path);
      if (found) return found;
    }
    return undefined;
  };
}
