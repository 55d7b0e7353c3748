import { resolve } from 'node:path';
import type { Earlier } from '../core/model.ts';
import { findCommit, findMergeBase } from '../git/find-commit.ts';
import { isShallow } from '../git/log-versions.ts';
import { readEarlier } from '../git/read-earlier.ts';
import { tryGit } from '../git/run-git.ts';
import { UsageError } from './failure.ts';

/**
 * What a check compares the content with: the revision that is asked for, else the last commit, and nothing where there is none.
 * Throws `UsageError` for a revision that there is not.
 */
export function earlierSince(content: string, since: string | undefined): () => Earlier | undefined {
  const folder = resolve(content);
  if (since === undefined) return () => tryGit(() => readEarlier(folder, 'HEAD'));
  const commit = resolveRevision(folder, since);
  return () => readEarlier(folder, commit);
}

/** The commit of a revision that someone named. Throws `UsageError` when there is none. */
export function resolveRevision(folder: string, revision: string): string {
  const commit = findCommit(folder, revision);
  if (commit !== undefined) return commit;
  if (findCommit(folder, 'HEAD') !== undefined)
    throw new UsageError(`Unexpected revision \`${revision}\`, expected a commit, branch or tag of the repository${ofShallow(folder)}.`);
  throw new UsageError(`Unexpected content folder \`${folder}\`, expected one in a git repository with a commit, and git to read it.`);
}

/** The two commits that `REV`, `A..B` or `A...B` names; without the second the content is taken as it lies on the disk. */
export function resolveRange(folder: string, range: string): { readonly from: string; readonly to?: string } {
  const [, one = range, dots, other = ''] = /^(.*?)(\.{2,3})(.*)$/u.exec(range) ?? [];
  const from = resolveRevision(folder, one === '' ? 'HEAD' : one);
  if (dots === undefined) return { from };
  const to = resolveRevision(folder, other === '' ? 'HEAD' : other);
  if (dots === '..') return { from, to };
  const base = findMergeBase(folder, from, to);
  if (base === undefined)
    throw new UsageError(`Unexpected range \`${range}\`, expected two revisions with a commit in common${ofShallow(folder)}.`);
  return { from: base, to };
}

/** Why a commit that there is may be missing. */
const ofShallow = (folder: string): string =>
  isShallow(folder) ? '; this clone of it is shallow, so fetch the rest (fetch-depth: 0)' : '';
