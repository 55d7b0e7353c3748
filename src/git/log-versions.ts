import { runGit } from './run-git.ts';

/** A file as a commit left it. */
export interface Version {
  /** When the commit came about, in milliseconds since 1970. */
  readonly at: number;
  /** Object id of the bytes. */
  readonly id: string;
  /** The path that it had then. */
  readonly path: string;
}

/**
 * The versions of every file below a folder, oldest first, by the path that it has in a commit; renamed files are followed, and so is
 * a file that another one much like it took the place of: whether it is the same is for the reader of the path to say.
 * A merge counts as one change, at the time of the merge: what a branch went through before was on no main line. One call of git for
 * all files. Throws `GitFailed`.
 */
export function logVersions(folder: string, commit: string): Map<string, readonly Version[]> {
  const shape = ['--raw', '-z', '--no-abbrev', '-M70%', '-l0', '--format=%x01%ct', '--no-ext-diff', '--no-textconv', '--no-color'];
  const line = [...SETTINGS, 'log', '--first-parent', '--diff-merges=first-parent'];
  const text = runGit(folder, [...line, ...shape, '--ignore-submodules=all', '--relative', commit, '--', '.']).toString('utf8');
  const found = new Map<string, Version[]>();
  /** The path that a path of an older commit has today; undefined when the file is not the same any more. */
  const today = new Map<string, string | undefined>();
  for (const entry of text.split('\u0001').slice(1)) {
    const [time = '', ...fields] = entry.split('\0');
    const older = new Map<string, string | undefined>();
    for (const { status, id, path, from } of readEntries(fields)) {
      const name = today.has(path) ? today.get(path) : path;
      if (name !== undefined && status !== 'D') addTo(found, name, { at: Number(time) * 1000, id, path });
      if (status === 'A' || status === 'D' || from !== undefined) older.set(path, older.get(path));
      if (from !== undefined) older.set(from, name);
    }
    for (const [path, name] of older) today.set(path, name);
  }
  for (const versions of found.values()) versions.reverse();
  return found;
}

/** What a person's own settings would change. */
const SETTINGS = ['log.showSignature=false', 'log.showRoot=true', 'log.follow=false'].flatMap((setting) => ['-c', setting]);

function addTo(found: Map<string, Version[]>, name: string, version: Version): void {
  const versions = found.get(name);
  if (versions === undefined) found.set(name, [version]);
  else versions.push(version);
}

interface Entry {
  readonly status: string;
  readonly id: string;
  readonly path: string;
  /** What it was called before. */
  readonly from?: string;
}

function* readEntries(fields: readonly string[]): Generator<Entry> {
  for (let at = 0; at < fields.length; at += 1) {
    const [, id = '', status = ''] = /:\d+ \d+ \w+ (\w+) ([A-Z])\d*$/u.exec(fields[at] ?? '') ?? [];
    if (status === '') continue;
    const path = fields[(at += 1)] ?? '';
    if (status === 'R' || status === 'C') yield { status, id, from: path, path: fields[(at += 1)] ?? '' };
    else yield { status, id, path };
  }
}

/** Whether a clone lacks older commits, so that what git tells of the past is not all of it. Throws `GitFailed`. */
export function isShallow(folder: string): boolean {
  return runGit(folder, ['rev-parse', '--is-shallow-repository']).toString('utf8').trim() === 'true';
}
