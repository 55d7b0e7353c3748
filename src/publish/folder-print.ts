import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { digestOf } from '../core/text/digest.ts';

/** The state of files on the disk, by path: for each the time of the last change of its bytes, its size and its number. */
export type FileMarks = ReadonlyMap<string, string>;

/** Reads the state of files; undefined when one is missing. Links to the same bytes may come and go without changing it. */
export function markFiles(folder: string, paths: Iterable<string>): FileMarks | undefined {
  const marks = new Map<string, string>();
  for (const path of paths) {
    const stat = lstatSync(`${folder}/${path}`, { throwIfNoEntry: false });
    if (stat?.isFile() !== true) return undefined;
    marks.set(path, `${stat.mtimeMs} ${stat.size} ${stat.ino}`);
  }
  return marks;
}

/** Names the state of files that are given in the same order each time. */
export function printFiles(marks: FileMarks, paths: Iterable<string>): string {
  const parts: string[] = [];
  for (const path of paths) parts.push(marks.get(path) ?? '');
  return digestOf(parts.join('\n'));
}

/** Names for each folder that holds any of these files the time at which an entry last came or went: a file too many changes it. */
export function printFolders(folder: string, paths: Iterable<string>): string {
  const parents = new Set<string>();
  for (const path of paths) for (let parent = dirname(path); !parents.has(parent); parent = dirname(parent)) parents.add(parent);
  const parts: string[] = [];
  for (const parent of parents) parts.push(String(lstatSync(`${folder}/${parent}`, { throwIfNoEntry: false })?.mtimeMs));
  return digestOf(parts.join('\n'));
}
