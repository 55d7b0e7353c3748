import type { TreeEntry } from '../core/model.ts';
import type { ImportProblem } from './problem.ts';

const KB = 1024;
const MB = 1024 * KB;

/** The most bytes that a source of each kind may have, and what to do about one that has more. */
const SIZES = {
  text: { most: 256 * KB, noun: 'text', fix: 'split the text into several' },
  page: { most: 16 * MB, noun: 'page', fix: 'save it without the pictures in its text, or split it' },
  word: { most: 64 * MB, noun: 'Word document', fix: 'make its pictures smaller, or split the document' },
} as const;

export type SourceKind = keyof typeof SIZES;

/** Of one picture, and of all that one run holds in memory. */
export const PICTURE = { most: 20 * MB, mostInAll: 512 * MB } as const;

/** Why a source is too large to be read. */
export function checkSize(bytes: number, kind: SourceKind): ImportProblem | undefined {
  const { most, noun, fix } = SIZES[kind];
  if (bytes <= most) return undefined;
  return { code: 'import-too-large', reason: `Unexpected ${noun} of ${showSize(bytes)}, expected at most ${showSize(most)}`, fix };
}

/** `256 kB`, `3 MB` */
export const showSize = (bytes: number): string => (bytes < MB ? `${Math.ceil(bytes / KB)} kB` : `${Math.ceil(bytes / MB)} MB`);

/** The bytes of a source. Its kind and size are looked at first: a pipe has no end, and a huge file is not read to be refused. */
export function readSource({ type, size, read }: Pick<TreeEntry, 'type' | 'size' | 'read'>, kind: SourceKind): Uint8Array | ImportProblem {
  if (type !== 'file') return unreadable('Unexpected folder, link or device, expected a file');
  const excess = checkSize(size, kind);
  if (excess !== undefined) return excess;
  try {
    return read();
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return unreadable(`Unexpected ${code} when reading, expected a file`);
  }
}

export const unreadable = (reason: string): ImportProblem => ({
  code: 'import-unreadable',
  reason,
  fix: 'check the path and the permissions',
});
