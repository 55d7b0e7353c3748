import { runGit } from './run-git.ts';

/** An entry of a folder as a commit has it. */
export interface CommittedEntry {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly type: 'file' | 'symlink' | 'other';
  /** Object id. */
  readonly id: string;
  /** In bytes. */
  readonly size: number;
}

const TYPES: Readonly<Record<string, CommittedEntry['type']>> = { '100644': 'file', '100755': 'file', '120000': 'symlink' };

/** Everything below a folder in a commit, in one call of git; nothing when the folder was not there. Throws `GitFailed`. */
export function listTree(folder: string, commit: string): CommittedEntry[] {
  const text = runGit(folder, ['ls-tree', '-r', '-z', '-l', commit]).toString('utf8');
  return [...text.matchAll(/(\d+) \w+ (\w+) +(\d+|-)\t([^\0]+)\0/gu)].map(([, mode = '', id = '', size = '', path = '']) => ({
    path,
    type: TYPES[mode] ?? 'other',
    id,
    size: Number(size) || 0,
  }));
}
