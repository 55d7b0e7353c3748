import type { TreeEntry } from '../../core/model.ts';
import { WITHHOLDING } from '../mapping/withholding.ts';
import type { ImportProblem } from '../problem.ts';
import type { JsonRecord } from '../record.ts';
import { readSettingsText } from './read-settings.ts';

/** What settings say of the documents that they cover. */
export interface Rule {
  readonly covers: (path: string) => boolean;
  /** The higher prevails: the nearer a document. */
  readonly rank: number;
  readonly front: JsonRecord;
  /** Set where front matter of a document cannot undo it. */
  readonly withheldBy?: string;
}

/** Settings that cannot be read, and whom they may withhold. */
export interface Unreadable {
  readonly source: string;
  readonly covers: (path: string) => boolean;
  readonly problem: ImportProblem;
  readonly text: string;
}

/** The rules that a file of a folder holds; none where it is no file of settings. */
export type ReadRules = (entry: TreeEntry, entries: readonly TreeEntry[]) => (Rule | Unreadable)[];

export function unreadable(entry: TreeEntry, covers: Rule['covers'], problem: ImportProblem): Unreadable {
  const text = readSettingsText(entry);
  return { source: entry.path, covers, problem, text: typeof text === 'string' ? text : '' };
}

/** The folder of a path, with a slash at its end; empty at the top. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Of front matter what can only withhold: for rules of which it is not certain whom they cover. */
export function onlyWithholding(front: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(front).filter(([key, value]) => WITHHOLDING.test(key) && isWithholding(key, value)));
}

const isWithholding = (key: string, value: unknown): boolean => value !== /^publish(?:ed)?$/iu.test(key);
