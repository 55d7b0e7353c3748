import { runGit } from './run-git.ts';

/** A file that is not the same in two states of a folder. */
export interface FileChange {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  /** Object id of the bytes before; undefined for a file that was not there. */
  readonly before: string | undefined;
  /** Whether it is still there. */
  readonly isLeft: boolean;
}

/**
 * The files below a folder that differ between a commit and another one, or what lies on the disk. Files that git does not know are not
 * among them. One call of git, which compares contents only where the time or the size of a file is another. Throws `GitFailed`.
 */
export function listChanges(folder: string, from: string, to?: string): FileChange[] {
  const plain = ['--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color', '--ignore-submodules=all'];
  const revisions = to === undefined ? [from] : [from, to];
  const text = runGit(folder, ['--literal-pathspecs', 'diff', ...plain, '--relative', ...revisions, '--', '.']).toString('utf8');
  const changes = new Map<string, FileChange>();
  for (const [, before = '', status, path = ''] of text.matchAll(/:\d+ \d+ (\w+) \w+ ([A-Z])\d*\0([^\0]+)\0/gu)) {
    // A file that is being merged is listed twice, once without an id.
    const known = changes.get(path)?.before;
    changes.set(path, { path, before: /^0+$/u.test(before) ? known : before, isLeft: status !== 'D' });
  }
  return [...changes.values()];
}
