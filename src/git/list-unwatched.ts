import { runGit } from './run-git.ts';

/** Paths below a folder of files that git was told not to look at, so that it takes them for unchanged. Throws `GitFailed`. */
export function listUnwatched(folder: string): string[] {
  const text = runGit(folder, ['ls-files', '-v', '-z']).toString('utf8');
  // Lower case stands for `--assume-unchanged`, S for `--skip-worktree`.
  return [...text.matchAll(/(?:^|\0)[a-zS] ([^\0]+)/gu)].map(([, path = '']) => path);
}
