import { runGit, tryGit } from './run-git.ts';

/** The commit that a revision names, in the repository that holds a folder; undefined without git, repository or such a commit. */
export function findCommit(folder: string, revision: string): string | undefined {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const text = tryGit(() => runGit(folder, args).toString('utf8'));
  return /^[0-9a-f]{40,64}$/mu.exec(text ?? '')?.[0];
}

/** The commit checked out in the repository that holds a folder. Throws `GitFailed`. */
export function readHead(folder: string): string {
  return runGit(folder, ['rev-parse', '--verify', 'HEAD^{commit}']).toString('utf8').trim();
}

/** The last commit that two have in common; undefined when there is none. */
export function findMergeBase(folder: string, one: string, other: string): string | undefined {
  return tryGit(() => runGit(folder, ['merge-base', one, other]).toString('utf8').trim());
}
